import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { VersionNotFound } from '#domain/academy/content/content.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { BeginVersionCommand } from '../../commands/content/begin-version.command.js';
import { DiscardVersionCommand } from '../../commands/content/discard-version.command.js';
import { GiveBackVersionCommand } from '../../commands/content/give-back-version.command.js';
import { SubmitVersionCommand } from '../../commands/content/submit-version.command.js';
import { WriteVersionCommand } from '../../commands/content/write-version.command.js';
import { ContentVersionView } from '../../queries/content/content-version.view.js';
import { GetContentVersionQuery } from '../../queries/content/get-content-version.query.js';
import { ListContentVersionsQuery } from '../../queries/content/list-content-versions.query.js';
import {
  BeginVersionDto,
  ContentVersionListQuery,
  ContentVersionPage,
  WriteVersionDto,
} from './content-version.dto.js';

export const VersionId = () => Param('contentVersionId', idOf(VersionNotFound));

/** What pages and posts say, have said and shall say, at the desk of their authors. */
@Controller('schools/:schoolId/content-versions')
export class ContentVersionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** All that was ever written: of one entry, or with `state=in_review` what waits for a reviewer. */
  @Get()
  @Requires('academy.draft.read')
  listContentVersions(
    @CurrentActor() actor: Actor,
    @Query() filter: ContentVersionListQuery,
  ): Promise<ContentVersionPage> {
    return this.queries.execute(new ListContentVersionsQuery(filter, actor)) as Promise<ContentVersionPage>;
  }

  @Get(':contentVersionId')
  @Requires('academy.draft.read')
  getContentVersion(
    @CurrentActor() actor: Actor,
    @VersionId() versionId: string,
  ): Promise<ContentVersionView> {
    return this.queries.execute(new GetContentVersionQuery(versionId, actor));
  }

  /** A new draft: to change what is published, to restore what was, or to say it in another language. */
  @Post()
  @Requires('academy.content.write')
  async beginVersion(
    @CurrentActor() actor: Actor,
    @Body() body: BeginVersionDto,
  ): Promise<ContentVersionView> {
    const { id } = await this.commands.execute(new BeginVersionCommand(body, actor));
    return this.getContentVersion(actor, id);
  }

  /** Only a draft is written. */
  @Patch(':contentVersionId')
  @Requires('academy.content.write')
  async writeVersion(
    @CurrentActor() actor: Actor,
    @VersionId() versionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() text: WriteVersionDto,
  ): Promise<ContentVersionView> {
    await this.commands.execute(new WriteVersionCommand({ versionId, text, expectedVersion }, actor));
    return this.getContentVersion(actor, versionId);
  }

  /** Asks for a review. */
  @Post(':contentVersionId/submit')
  @HttpCode(200)
  @Requires('academy.content.write')
  async submitVersion(
    @CurrentActor() actor: Actor,
    @VersionId() versionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<ContentVersionView> {
    await this.commands.execute(new SubmitVersionCommand({ versionId, expectedVersion }, actor));
    return this.getContentVersion(actor, versionId);
  }

  /** Takes it back from review, to write on. */
  @Post(':contentVersionId/withdraw')
  @HttpCode(200)
  @Requires('academy.content.write')
  async withdrawVersion(
    @CurrentActor() actor: Actor,
    @VersionId() versionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<ContentVersionView> {
    const input = { versionId, reason: null, expectedVersion };
    await this.commands.execute(new GiveBackVersionCommand(input, actor));
    return this.getContentVersion(actor, versionId);
  }

  /** Gives up a draft, or what is in review. What it said is kept. */
  @Post(':contentVersionId/discard')
  @HttpCode(200)
  @Requires('academy.content.write')
  async discardVersion(
    @CurrentActor() actor: Actor,
    @VersionId() versionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<ContentVersionView> {
    await this.commands.execute(new DiscardVersionCommand({ versionId, expectedVersion }, actor));
    return this.getContentVersion(actor, versionId);
  }
}
