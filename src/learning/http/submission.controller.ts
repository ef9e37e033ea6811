import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SubmissionNotFound } from '#domain/learning/assessment/submission.errors';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { GiveBackSubmissionCommand } from '../commands/give-back-submission.command.js';
import { GradeSubmissionCommand } from '../commands/grade-submission.command.js';
import { HandInCommand } from '../commands/hand-in.command.js';
import { ReleaseSubmissionCommand } from '../commands/release-submission.command.js';
import { GetSubmissionQuery } from '../queries/get-submission.query.js';
import { ListSubmissionsQuery } from '../queries/list-submissions.query.js';
import { SubmissionView } from '../queries/submission.view.js';
import {
  GiveBackSubmissionDto,
  GradeSubmissionDto,
  HandInDto,
  SubmissionListQuery,
  SubmissionPage,
} from './submission.dto.js';

const SubmissionId = () => Param('submissionId', idOf(SubmissionNotFound));

/** What learners hand in for assignments, and what authors say about it. */
@Controller('schools/:schoolId')
export class SubmissionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Hands in a text, links, files that were uploaded, or all of them. What is done better later is handed in anew; the latest that is graded counts. */
  @Post('course-items/:courseItemId/submissions')
  @Requires('learning.attempt.take')
  async handIn(
    @CurrentActor() actor: Actor,
    @Param('courseItemId', idOf(CourseItemNotFound)) itemId: string,
    @Body() body: HandInDto,
  ): Promise<SubmissionView> {
    const { id } = await this.commands.execute(new HandInCommand({ ...body, itemId }, actor));
    return this.getSubmission(actor, id);
  }

  /** Your own, those of whom you look after, or those in the courses that you teach. */
  @Get('submissions')
  @Requires('learning.attempt.read')
  listSubmissions(
    @CurrentActor() actor: Actor,
    @Query() filter: SubmissionListQuery,
  ): Promise<SubmissionPage> {
    return this.queries.execute(new ListSubmissionsQuery(filter, actor)) as Promise<SubmissionPage>;
  }

  @Get('submissions/:submissionId')
  @Requires('learning.attempt.read')
  getSubmission(@CurrentActor() actor: Actor, @SubmissionId() submissionId: string): Promise<SubmissionView> {
    return this.queries.execute(new GetSubmissionQuery(submissionId, actor));
  }

  /** Says what it is worth, by the rubric that it was handed in by or in points. What was graded before is changed with a reason only. */
  @Put('submissions/:submissionId/grade')
  @Requires('learning.grade.manage')
  async gradeSubmission(
    @CurrentActor() actor: Actor,
    @SubmissionId() submissionId: string,
    @Body() body: GradeSubmissionDto,
  ): Promise<SubmissionView> {
    await this.commands.execute(new GradeSubmissionCommand({ ...body, submissionId }, actor));
    return this.getSubmission(actor, submissionId);
  }

  /** Gives it back to be worked on: the learner reads why, and may hand in another one. */
  @Post('submissions/:submissionId/give-back')
  @HttpCode(200)
  @Requires('learning.grade.manage')
  async giveBack(
    @CurrentActor() actor: Actor,
    @SubmissionId() submissionId: string,
    @Body() body: GiveBackSubmissionDto,
  ): Promise<SubmissionView> {
    await this.commands.execute(new GiveBackSubmissionCommand({ ...body, submissionId }, actor));
    return this.getSubmission(actor, submissionId);
  }

  /** Lets the learner see what it is worth. */
  @Post('submissions/:submissionId/release')
  @HttpCode(200)
  @Requires('learning.grade.manage')
  async releaseSubmission(
    @CurrentActor() actor: Actor,
    @SubmissionId() submissionId: string,
  ): Promise<SubmissionView> {
    await this.commands.execute(new ReleaseSubmissionCommand({ submissionId }, actor));
    return this.getSubmission(actor, submissionId);
  }
}
