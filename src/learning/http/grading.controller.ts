import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { QuestionNotFound } from '#domain/learning/assessment/assessment.errors';
import { AttemptNotFound } from '#domain/learning/assessment/attempt.errors';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { MarkAnswerCommand } from '../commands/mark-answer.command.js';
import { RegradeQuestionCommand } from '../commands/regrade-question.command.js';
import { ReleaseAttemptsCommand } from '../commands/release-attempts.command.js';
import { AttemptView } from '../queries/attempt.view.js';
import { GetAttemptQuery } from '../queries/get-attempt.query.js';
import { ListAnswersToGradeQuery } from '../queries/list-answers-to-grade.query.js';
import { ListMarkChangesQuery, MarkChangeView } from '../queries/list-mark-changes.query.js';
import {
  AnswersToGradePage,
  MarkAnswerDto,
  RegradedView,
  RegradeQuestionDto,
  ReleaseAttemptsDto,
  ReleasedView,
  ToGradeListQuery,
} from './attempt.dto.js';

const AttemptId = () => Param('attemptId', idOf(AttemptNotFound));
const ItemId = () => Param('courseItemId', idOf(CourseItemNotFound));

/** What authors do with attempts at their quizzes. */
@Controller('schools/:schoolId')
export class GradingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The answers that wait for a person, of the courses that you teach, the oldest attempt first. */
  @Get('answers-to-grade')
  @Requires('learning.grade.read')
  listAnswersToGrade(
    @CurrentActor() actor: Actor,
    @Query() filter: ToGradeListQuery,
  ): Promise<AnswersToGradePage> {
    return this.queries.execute(new ListAnswersToGradeQuery(filter, actor)) as Promise<AnswersToGradePage>;
  }

  /** Says what an answer is worth. What was graded before is changed with a reason only, and stays written down. */
  @Put('quiz-attempts/:attemptId/marks/:questionId')
  @Requires('learning.grade.manage')
  async markAnswer(
    @CurrentActor() actor: Actor,
    @AttemptId() attemptId: string,
    @Param('questionId', idOf(QuestionNotFound)) questionId: string,
    @Body() body: MarkAnswerDto,
  ): Promise<AttemptView> {
    await this.commands.execute(new MarkAnswerCommand({ ...body, attemptId, questionId }, actor));
    return this.queries.execute(new GetAttemptQuery(attemptId, actor));
  }

  /** Every mark that the answers of an attempt ever had, by whom and why. */
  @Get('quiz-attempts/:attemptId/mark-changes')
  @Requires('learning.grade.read')
  listMarkChanges(@CurrentActor() actor: Actor, @AttemptId() attemptId: string): Promise<MarkChangeView[]> {
    return this.queries.execute(new ListMarkChangesQuery(attemptId, actor));
  }

  /** Lets learners see the results that are graded; what is not waits for the next time. */
  @Post('course-items/:courseItemId/release')
  @HttpCode(200)
  @Requires('learning.grade.manage')
  releaseAttempts(
    @CurrentActor() actor: Actor,
    @ItemId() itemId: string,
    @Body() body: ReleaseAttemptsDto,
  ): Promise<ReleasedView> {
    return this.commands.execute(new ReleaseAttemptsCommand({ ...body, itemId }, actor));
  }

  /**
   * Measures all answers to a question anew, by its newest version; what people have marked stays. Attempts under way go on as
   * they were asked, and are measured by it when they end.
   */
  @Post('course-items/:courseItemId/regrade')
  @HttpCode(200)
  @Requires('learning.grade.manage')
  regradeQuestion(
    @CurrentActor() actor: Actor,
    @ItemId() itemId: string,
    @Body() body: RegradeQuestionDto,
  ): Promise<RegradedView> {
    return this.commands.execute(new RegradeQuestionCommand({ ...body, itemId }, actor));
  }
}
