import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AddFileVersionCommand } from './commands/resources/add-file-version.command.js';
import { ArrangeResourceCollectionCommand } from './commands/resources/arrange-resource-collection.command.js';
import { CreateResourceCollectionCommand } from './commands/resources/create-resource-collection.command.js';
import { CreateResourceCommand } from './commands/resources/create-resource.command.js';
import { SetResourceStateCommand } from './commands/resources/set-resource-state.command.js';
import { GetUploadDigestQuery } from './queries/resources/get-upload-digest.query.js';

/** What academy does for others. Each method is one command, in the school of the actor; makers answer an id. */
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
}
