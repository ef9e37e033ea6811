import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { EntryNotFound } from '#domain/academy/content/content.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { BeginEntryCommand } from '../../commands/content/begin-entry.command.js';
import { ChangeEntryCommand } from '../../commands/content/change-entry.command.js';
import { ContentEntryView } from '../../queries/content/content-entry.view.js';
import { GetContentEntryQuery } from '../../queries/content/get-content-entry.query.js';
import { ListContentEntriesQuery } from '../../queries/content/list-content-entries.query.js';
import {
  BeginEntryDto,
  ChangeEntryDto,
  ContentEntryListQuery,
  ContentEntryPage,
} from './content-entry.dto.js';

const EntryId = () => Param('contentEntryId', idOf(EntryNotFound));

/** Pages and posts as those see them who write them: teachers their own, the office all. Members read `…/published-content`. */
@Controller('schools/:schoolId/content-entries')
export class ContentEntryController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Requires('academy.draft.read')
  listContentEntries(
    @CurrentActor() actor: Actor,
    @Query() filter: ContentEntryListQuery,
  ): Promise<ContentEntryPage> {
    return this.queries.execute(new ListContentEntriesQuery(filter, actor)) as Promise<ContentEntryPage>;
  }

  @Get(':contentEntryId')
  @Requires('academy.draft.read')
  getContentEntry(@CurrentActor() actor: Actor, @EntryId() entryId: string): Promise<ContentEntryView> {
    return this.queries.execute(new GetContentEntryQuery(entryId, actor));
  }

  /** Begins a page or a post with a draft in one language. */
  @Post()
  @Requires('academy.content.write')
  async beginEntry(@CurrentActor() actor: Actor, @Body() body: BeginEntryDto): Promise<ContentEntryView> {
    const { id } = await this.commands.execute(new BeginEntryCommand(body, actor));
    return this.getContentEntry(actor, id);
  }

  /** Its tags, and its part of the address until something of it is published. */
  @Patch(':contentEntryId')
  @Requires('academy.content.write')
  async changeEntry(
    @CurrentActor() actor: Actor,
    @EntryId() entryId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() changes: ChangeEntryDto,
  ): Promise<ContentEntryView> {
    await this.commands.execute(new ChangeEntryCommand({ entryId, changes, expectedVersion }, actor));
    return this.getContentEntry(actor, entryId);
  }
}
