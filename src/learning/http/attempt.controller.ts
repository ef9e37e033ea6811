import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AttemptNotFound } from '#domain/learning/assessment/attempt.errors';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { SaveAnswersCommand } from '../commands/save-answers.command.js';
import { StartAttemptCommand } from '../commands/start-attempt.command.js';
import { SubmitAttemptCommand } from '../commands/submit-attempt.command.js';
import { AttemptView } from '../queries/attempt.view.js';
import { GetAttemptQuery } from '../queries/get-attempt.query.js';
import { ListAttemptsQuery } from '../queries/list-attempts.query.js';
import { AttemptListQuery, AttemptPage, SaveAnswersDto } from './attempt.dto.js';

const AttemptId = () => Param('attemptId', idOf(AttemptNotFound));

/** Attempts at quizzes, as learners make them. What is right is in no answer before the quiz reveals it. */
@Controller('schools/:schoolId')
export class AttemptController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Begins an attempt, or goes on with the one that is under way. Its time runs by the server’s clock from now on. */
  @Post('course-items/:courseItemId/attempts')
  @Requires('learning.attempt.take')
  async startAttempt(
    @CurrentActor() actor: Actor,
    @Param('courseItemId', idOf(CourseItemNotFound)) itemId: string,
  ): Promise<AttemptView> {
    const { id } = await this.commands.execute(new StartAttemptCommand({ itemId }, actor));
    return this.getAttempt(actor, id);
  }

  /** Your own, what is released of those whom you look after, or those at the quizzes of the courses that you teach. */
  @Get('quiz-attempts')
  @Requires('learning.attempt.read')
  listAttempts(@CurrentActor() actor: Actor, @Query() filter: AttemptListQuery): Promise<AttemptPage> {
    return this.queries.execute(new ListAttemptsQuery(filter, actor)) as Promise<AttemptPage>;
  }

  @Get('quiz-attempts/:attemptId')
  @Requires('learning.attempt.read')
  getAttempt(@CurrentActor() actor: Actor, @AttemptId() attemptId: string): Promise<AttemptView> {
    return this.queries.execute(new GetAttemptQuery(attemptId, actor));
  }

  /** Saves answers, all of them or none. Saved twice, they are saved once; upon a newer one from another device: 409. */
  @Put('quiz-attempts/:attemptId/answers')
  @Requires('learning.attempt.take')
  async saveAnswers(
    @CurrentActor() actor: Actor,
    @AttemptId() attemptId: string,
    @Body() body: SaveAnswersDto,
  ): Promise<AttemptView> {
    await this.commands.execute(new SaveAnswersCommand({ ...body, attemptId }, actor));
    return this.getAttempt(actor, attemptId);
  }

  /** Hands it in with what was saved. Submitted twice, it is submitted once. */
  @Post('quiz-attempts/:attemptId/submit')
  @HttpCode(200)
  @Requires('learning.attempt.take')
  async submitAttempt(@CurrentActor() actor: Actor, @AttemptId() attemptId: string): Promise<AttemptView> {
    await this.commands.execute(new SubmitAttemptCommand({ attemptId }, actor));
    return this.getAttempt(actor, attemptId);
  }
}
