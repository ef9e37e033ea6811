import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { ExpectedVersion } from '#platform/http/version';
import { GiveBackVersionCommand } from '../../commands/content/give-back-version.command.js';
import { PublishVersionCommand } from '../../commands/content/publish-version.command.js';
import { ScheduleVersionCommand } from '../../commands/content/schedule-version.command.js';
import { UnpublishVersionCommand } from '../../commands/content/unpublish-version.command.js';
import { ContentVersionView } from '../../queries/content/content-version.view.js';
import { GetContentVersionQuery } from '../../queries/content/get-content-version.query.js';
import { VersionId } from './content-version.controller.js';
import { ReturnVersionDto, ScheduleVersionDto } from './content-version.dto.js';

/** What reviewers decide. Each with `If-Match` decides on what was read, and on nothing that was written since. */
@Controller('schools/:schoolId/content-versions/:contentVersionId')
export class ContentReviewController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Gives it back to its author, who reads why. */
  @Post('return')
  @HttpCode(200)
  @Requires('academy.content.review')
  async returnVersion(
    @CurrentActor() actor: Actor,
    @VersionId() versionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() { reason }: ReturnVersionDto,
  ): Promise<ContentVersionView> {
    await this.commands.execute(new GiveBackVersionCommand({ versionId, reason, expectedVersion }, actor));
    return this.get(versionId, actor);
  }

  /** From now on it is read; what was published before in its language is archived. */
  @Post('publish')
  @HttpCode(200)
  @Requires('academy.content.review')
  async publishVersion(
    @CurrentActor() actor: Actor,
    @VersionId() versionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<ContentVersionView> {
    await this.commands.execute(new PublishVersionCommand({ versionId, expectedVersion }, actor));
    return this.get(versionId, actor);
  }

  /** Publishes it at a moment to come; again: at another one. */
  @Post('schedule')
  @HttpCode(200)
  @Requires('academy.content.review')
  async scheduleVersion(
    @CurrentActor() actor: Actor,
    @VersionId() versionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: ScheduleVersionDto,
  ): Promise<ContentVersionView> {
    const input = { versionId, publishAt: new Date(body.publishAt), expectedVersion };
    await this.commands.execute(new ScheduleVersionCommand(input, actor));
    return this.get(versionId, actor);
  }

  /** It waits for a reviewer again. */
  @Post('unschedule')
  @HttpCode(200)
  @Requires('academy.content.review')
  async unscheduleVersion(
    @CurrentActor() actor: Actor,
    @VersionId() versionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<ContentVersionView> {
    const input = { versionId, publishAt: null, expectedVersion };
    await this.commands.execute(new ScheduleVersionCommand(input, actor));
    return this.get(versionId, actor);
  }

  /** From now on nobody reads it. What it said is kept, and may be restored. */
  @Post('unpublish')
  @HttpCode(200)
  @Requires('academy.content.review')
  async unpublishVersion(
    @CurrentActor() actor: Actor,
    @VersionId() versionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<ContentVersionView> {
    await this.commands.execute(new UnpublishVersionCommand({ versionId, expectedVersion }, actor));
    return this.get(versionId, actor);
  }

  private get(versionId: string, actor: Actor): Promise<ContentVersionView> {
    return this.queries.execute(new GetContentVersionQuery(versionId, actor));
  }
}
