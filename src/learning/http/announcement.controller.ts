import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { AnnouncementNotFound } from '#domain/learning/talk/talk.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { PageQuery } from '#platform/http/page';
import { idOf } from '#platform/http/rules';
import { PublishAnnouncementCommand } from '../commands/publish-announcement.command.js';
import { WithdrawAnnouncementCommand } from '../commands/withdraw-announcement.command.js';
import { ListAnnouncementsQuery } from '../queries/list-announcements.query.js';
import { AnnouncementPage, PublishAnnouncementDto } from './talk.dto.js';

const RunId = () => Param('courseRunId', idOf(CourseRunNotFound));

/** What the authors of a run tell everybody in it. */
@Controller('schools/:schoolId')
export class AnnouncementController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The announcements of a run, the newest first. */
  @Get('course-runs/:courseRunId/announcements')
  @Requires('learning.course.read')
  listAnnouncements(
    @CurrentActor() actor: Actor,
    @RunId() runId: string,
    @Query() filter: PageQuery,
  ): Promise<AnnouncementPage> {
    return this.queries.execute(
      new ListAnnouncementsQuery(runId, filter, actor),
    ) as Promise<AnnouncementPage>;
  }

  /** Tells everybody in the run: at once over sockets, and once by mail to those with an address. */
  @Post('course-runs/:courseRunId/announcements')
  @HttpCode(204)
  @Requires('learning.course.manage')
  async publishAnnouncement(
    @CurrentActor() actor: Actor,
    @RunId() runId: string,
    @Body() body: PublishAnnouncementDto,
  ): Promise<void> {
    await this.commands.execute(new PublishAnnouncementCommand({ ...body, runId }, actor));
  }

  /** Nobody but its authors reads it any more. */
  @Post('course-announcements/:announcementId/withdraw')
  @HttpCode(204)
  @Requires('learning.course.manage')
  async withdrawAnnouncement(
    @CurrentActor() actor: Actor,
    @Param('announcementId', idOf(AnnouncementNotFound)) announcementId: string,
  ): Promise<void> {
    await this.commands.execute(new WithdrawAnnouncementCommand({ announcementId }, actor));
  }
}
