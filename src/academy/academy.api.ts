import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { BeginEntryCommand } from './commands/content/begin-entry.command.js';
import { BeginVersionCommand } from './commands/content/begin-version.command.js';
import { OpenSiteCommand } from './commands/content/open-site.command.js';
import { PublishVersionCommand } from './commands/content/publish-version.command.js';
import { ScheduleVersionCommand } from './commands/content/schedule-version.command.js';
import { SubmitVersionCommand } from './commands/content/submit-version.command.js';
import { WriteVersionCommand } from './commands/content/write-version.command.js';
import { CreateEventCommand } from './commands/events/create-event.command.js';
import { PlanOccurrenceCommand } from './commands/events/plan-occurrence.command.js';
import { RegisterCommand } from './commands/events/register.command.js';
import { SetEventStateCommand } from './commands/events/set-event-state.command.js';
import { AddFileVersionCommand } from './commands/resources/add-file-version.command.js';
import { ArrangeResourceCollectionCommand } from './commands/resources/arrange-resource-collection.command.js';
import { CreateResourceCollectionCommand } from './commands/resources/create-resource-collection.command.js';
import { CreateResourceCommand } from './commands/resources/create-resource.command.js';
import { SetResourceStateCommand } from './commands/resources/set-resource-state.command.js';
import { ListQuotasQuery, type QuotaView } from './queries/events/list-quotas.query.js';
import { GetUploadDigestQuery } from './queries/resources/get-upload-digest.query.js';

/** What academy does for others. Each method is one command or query, in the school of the actor; makers answer an id. */
@Injectable()
export class AcademyApi {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** A draft without a file. */
  async createResource(input: CreateResourceCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new CreateResourceCommand(input, actor))).id;
  }

  /** The next version of a resource's file, of a whole upload of the actor's. */
  async addFile(
    input: Pick<AddFileVersionCommand['input'], 'resourceId' | 'uploadId' | 'note'>,
    actor: Actor,
  ): Promise<void> {
    const sha256 = await this.queries.execute(new GetUploadDigestQuery(input.uploadId, actor));
    await this.commands.execute(new AddFileVersionCommand({ ...input, sha256, name: null }, actor));
  }

  async publishResource(resourceId: string, actor: Actor): Promise<void> {
    const input = { resourceId, state: 'published', expectedVersion: undefined } as const;
    await this.commands.execute(new SetResourceStateCommand(input, actor));
  }

  /** A collection of these resources, in this order. */
  async collect(
    details: CreateResourceCollectionCommand['input'],
    resourceIds: readonly string[],
    actor: Actor,
  ): Promise<string> {
    const { id } = await this.commands.execute(new CreateResourceCollectionCommand(details, actor));
    const input = { collectionId: id, resourceIds, expectedVersion: undefined };
    await this.commands.execute(new ArrangeResourceCollectionCommand(input, actor));
    return id;
  }

  async openSite(input: OpenSiteCommand['input'], actor: Actor): Promise<void> {
    await this.commands.execute(new OpenSiteCommand(input, actor));
  }

  /** A page or a post with a draft of it. */
  beginEntry(
    input: BeginEntryCommand['input'],
    actor: Actor,
  ): Promise<{ readonly id: string; readonly versionId: string }> {
    return this.commands.execute(new BeginEntryCommand(input, actor));
  }

  /** A draft of an entry in another language. Answers the id of the version. */
  async translate(
    input: BeginVersionCommand['input'],
    text: WriteVersionCommand['input']['text'],
    actor: Actor,
  ): Promise<string> {
    const { id: versionId } = await this.commands.execute(new BeginVersionCommand(input, actor));
    await this.commands.execute(
      new WriteVersionCommand({ versionId, text, expectedVersion: undefined }, actor),
    );
    return versionId;
  }

  async submitVersion(versionId: string, actor: Actor): Promise<void> {
    await this.commands.execute(new SubmitVersionCommand({ versionId, expectedVersion: undefined }, actor));
  }

  async publishVersion(versionId: string, actor: Actor): Promise<void> {
    await this.commands.execute(new PublishVersionCommand({ versionId, expectedVersion: undefined }, actor));
  }

  async scheduleVersion(versionId: string, publishAt: Date, actor: Actor): Promise<void> {
    const input = { versionId, publishAt, expectedVersion: undefined };
    await this.commands.execute(new ScheduleVersionCommand(input, actor));
  }

  /** A draft that takes place at no time yet. */
  async createEvent(input: CreateEventCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new CreateEventCommand(input, actor))).id;
  }

  async planOccurrence(input: PlanOccurrenceCommand['input'], actor: Actor): Promise<string> {
    return (await this.commands.execute(new PlanOccurrenceCommand(input, actor))).id;
  }

  async publishEvent(eventId: string, actor: Actor): Promise<void> {
    const input = { eventId, state: 'published', expectedVersion: undefined } as const;
    await this.commands.execute(new SetEventStateCommand(input, actor));
  }

  /** The quotas of an occurrence. */
  async seatsAt(occurrenceId: string, actor: Actor): Promise<readonly QuotaView[]> {
    return (await this.queries.execute(new ListQuotasQuery(occurrenceId, actor))).items;
  }

  /** The actor takes a seat. */
  async register(quotaId: string, actor: Actor): Promise<string> {
    return (await this.commands.execute(new RegisterCommand({ quotaId }, actor))).id;
  }
}
