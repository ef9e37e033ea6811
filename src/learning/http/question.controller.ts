import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { QuestionNotFound } from '#domain/learning/assessment/assessment.errors';
import type { QuestionState } from '#domain/learning/assessment/question.words';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { AddQuestionCommand } from '../commands/add-question.command.js';
import { ChangeQuestionCommand } from '../commands/change-question.command.js';
import { SetQuestionStateCommand } from '../commands/set-question-state.command.js';
import { GetQuestionQuery } from '../queries/get-question.query.js';
import { ListQuestionVersionsQuery } from '../queries/list-question-versions.query.js';
import { ListQuestionsQuery } from '../queries/list-questions.query.js';
import { QuestionVersionView, QuestionView } from '../queries/question.view.js';
import { AddQuestionDto, ChangeQuestionDto, QuestionListQuery, QuestionPage } from './question.dto.js';

const QuestionId = () => Param('questionId', idOf(QuestionNotFound));

/** The question banks of courses and of the school, with what is right: for authors. */
@Controller('schools/:schoolId/questions')
export class QuestionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Those of the courses that you teach, and of the school. */
  @Get()
  @Requires('learning.question.read')
  list(@CurrentActor() actor: Actor, @Query() filter: QuestionListQuery): Promise<QuestionPage> {
    return this.queries.execute(new ListQuestionsQuery(filter, actor)) as Promise<QuestionPage>;
  }

  @Get(':questionId')
  @Requires('learning.question.read')
  get(@CurrentActor() actor: Actor, @QuestionId() questionId: string): Promise<QuestionView> {
    return this.queries.execute(new GetQuestionQuery(questionId, actor));
  }

  /** Each of its versions, the newest first: whoever was asked before was asked by an earlier one. */
  @Get(':questionId/versions')
  @Requires('learning.question.read')
  listQuestionVersions(
    @CurrentActor() actor: Actor,
    @QuestionId() questionId: string,
  ): Promise<QuestionVersionView[]> {
    return this.queries.execute(new ListQuestionVersionsQuery(questionId, actor));
  }

  /** Puts a question into the bank of a course, or of the school. */
  @Post()
  @Requires('learning.question.manage')
  async add(@CurrentActor() actor: Actor, @Body() body: AddQuestionDto): Promise<QuestionView> {
    const { id } = await this.commands.execute(new AddQuestionCommand(body, actor));
    return this.get(actor, id);
  }

  /** Asks it otherwise from now on, as its next version. Attempts that were begun stay as they are. */
  @Put(':questionId')
  @Requires('learning.question.manage')
  async change(
    @CurrentActor() actor: Actor,
    @QuestionId() questionId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: ChangeQuestionDto,
  ): Promise<QuestionView> {
    await this.commands.execute(new ChangeQuestionCommand({ ...body, questionId, expectedVersion }, actor));
    return this.get(actor, questionId);
  }

  /** It is asked no more; attempts that were begun stay as they are. */
  @Post(':questionId/archive')
  @HttpCode(200)
  @Requires('learning.question.manage')
  archive(@CurrentActor() actor: Actor, @QuestionId() questionId: string): Promise<QuestionView> {
    return this.become('archived', questionId, actor);
  }

  @Post(':questionId/restore')
  @HttpCode(200)
  @Requires('learning.question.manage')
  restore(@CurrentActor() actor: Actor, @QuestionId() questionId: string): Promise<QuestionView> {
    return this.become('active', questionId, actor);
  }

  private async become(state: QuestionState, questionId: string, actor: Actor): Promise<QuestionView> {
    await this.commands.execute(new SetQuestionStateCommand({ questionId, state }, actor));
    return this.get(actor, questionId);
  }
}
