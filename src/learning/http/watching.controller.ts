import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { WatchVideosCommand } from '../commands/watch-videos.command.js';
import { GetWatchingQuery } from '../queries/get-watching.query.js';
import { ListWatchingQuery } from '../queries/list-watching.query.js';
import { WatchingView } from '../queries/watching.view.js';
import { HeartbeatsDto, LearnerWatchedPage, WatchedItemsView, WatchingListQuery } from './watching.dto.js';

/** How much of videos learners have watched. */
@Controller('schools/:schoolId')
export class WatchingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** What your player has played since it told last, of one video or several. Told twice, it counts once. */
  @Post('watching')
  @HttpCode(200)
  @Requires('learning.progress.note')
  async watchVideos(@CurrentActor() actor: Actor, @Body() body: HeartbeatsDto): Promise<WatchedItemsView> {
    return { items: await this.commands.execute(new WatchVideosCommand(body, actor)) };
  }

  /** What you have watched of a video, and where to go on. */
  @Get('course-items/:courseItemId/watching')
  @Requires('learning.progress.note')
  getWatching(
    @CurrentActor() actor: Actor,
    @Param('courseItemId', idOf(CourseItemNotFound)) itemId: string,
  ): Promise<WatchingView> {
    return this.queries.execute(new GetWatchingQuery(itemId, actor));
  }

  /** What the learners of a run have watched of its videos; for its authors. */
  @Get('course-runs/:courseRunId/watching')
  @Requires('learning.progress.read')
  listWatching(
    @CurrentActor() actor: Actor,
    @Param('courseRunId', idOf(CourseRunNotFound)) runId: string,
    @Query() filter: WatchingListQuery,
  ): Promise<LearnerWatchedPage> {
    return this.queries.execute(new ListWatchingQuery(runId, filter, actor)) as Promise<LearnerWatchedPage>;
  }
}
