import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { PostNotFound } from '#domain/learning/talk/talk.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { PageQuery } from '#platform/http/page';
import { idOf } from '#platform/http/rules';
import { ModeratePostCommand } from '../commands/moderate-post.command.js';
import { ReportPostCommand } from '../commands/report-post.command.js';
import { WritePostCommand } from '../commands/write-post.command.js';
import { ListAnswersOfThreadQuery } from '../queries/list-answers-of-thread.query.js';
import { ListPostsQuery } from '../queries/list-posts.query.js';
import {
  AnswerPage,
  MadePostView,
  PostListQuery,
  PostReasonDto,
  ThreadPage,
  WritePostDto,
} from './talk.dto.js';

const ItemId = () => Param('courseItemId', idOf(CourseItemNotFound));
const PostId = () => Param('postId', idOf(PostNotFound));

/** What is said about the items of a run, by who learns in it and its authors, who may hide it and end it. */
@Controller('schools/:schoolId')
export class DiscussionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The threads about an item with their newest answers, the newest thread first. */
  @Get('course-items/:courseItemId/posts')
  @Requires('learning.course.read')
  listPosts(
    @CurrentActor() actor: Actor,
    @ItemId() itemId: string,
    @Query() filter: PostListQuery,
  ): Promise<ThreadPage> {
    return this.queries.execute(new ListPostsQuery(itemId, filter, actor)) as Promise<ThreadPage>;
  }

  /** The answers of a thread, the newest first. */
  @Get('course-posts/:postId/answers')
  @Requires('learning.course.read')
  listPostAnswers(
    @CurrentActor() actor: Actor,
    @PostId() postId: string,
    @Query() filter: PageQuery,
  ): Promise<AnswerPage> {
    return this.queries.execute(new ListAnswersOfThreadQuery(postId, filter, actor)) as Promise<AnswerPage>;
  }

  /** Begins a thread, or answers in one. */
  @Post('course-items/:courseItemId/posts')
  @Requires('learning.discussion.write')
  writePost(
    @CurrentActor() actor: Actor,
    @ItemId() itemId: string,
    @Body() { markdown, threadId }: WritePostDto,
  ): Promise<MadePostView> {
    return this.commands.execute(new WritePostCommand({ itemId, markdown, threadId }, actor));
  }

  /** Asks the authors to look at a post. They are not told who it was. */
  @Post('course-posts/:postId/report')
  @HttpCode(204)
  @Requires('learning.discussion.write')
  async reportPost(
    @CurrentActor() actor: Actor,
    @PostId() postId: string,
    @Body() { reason }: PostReasonDto,
  ): Promise<void> {
    await this.commands.execute(new ReportPostCommand({ postId, reason }, actor));
  }

  /** From now on its writer and the authors see it, with the reason, and nobody else. */
  @Post('course-posts/:postId/hide')
  @HttpCode(204)
  @Requires('learning.discussion.moderate')
  async hidePost(
    @CurrentActor() actor: Actor,
    @PostId() postId: string,
    @Body() { reason }: PostReasonDto,
  ): Promise<void> {
    await this.commands.execute(new ModeratePostCommand({ postId, as: 'hidden', reason }, actor));
  }

  @Post('course-posts/:postId/show')
  @HttpCode(204)
  @Requires('learning.discussion.moderate')
  showPost(@CurrentActor() actor: Actor, @PostId() postId: string): Promise<void> {
    return this.commands.execute(new ModeratePostCommand({ postId, as: 'shown' }, actor));
  }

  /** Nobody answers in the thread any more. */
  @Post('course-posts/:postId/lock')
  @HttpCode(204)
  @Requires('learning.discussion.moderate')
  lockThread(@CurrentActor() actor: Actor, @PostId() postId: string): Promise<void> {
    return this.commands.execute(new ModeratePostCommand({ postId, as: 'locked' }, actor));
  }

  @Post('course-posts/:postId/unlock')
  @HttpCode(204)
  @Requires('learning.discussion.moderate')
  unlockThread(@CurrentActor() actor: Actor, @PostId() postId: string): Promise<void> {
    return this.commands.execute(new ModeratePostCommand({ postId, as: 'unlocked' }, actor));
  }
}
