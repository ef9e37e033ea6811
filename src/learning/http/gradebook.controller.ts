import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ResultNotFound } from '#domain/learning/assessment/gradebook.errors';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { CourseEnrolmentNotFound } from '#domain/learning/enrolment/enrolment.errors';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { AlsoAs, WantsFile } from '#platform/http/also-as';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { ChangeGradingSchemeCommand } from '../commands/change-grading-scheme.command.js';
import { OverrideResultCommand } from '../commands/override-result.command.js';
import { GetGradebookQuery } from '../queries/get-gradebook.query.js';
import { GetGradingSchemeQuery } from '../queries/get-grading-scheme.query.js';
import { GetOwnGradesQuery } from '../queries/get-own-grades.query.js';
import {
  GradebookView,
  GradingSchemeView,
  OwnGradesView,
  ResultChangeView,
} from '../queries/gradebook.view.js';
import { ListResultChangesQuery } from '../queries/list-result-changes.query.js';
import { ChangeGradingSchemeDto, GradebookDto, OverrideResultDto } from './gradebook.dto.js';
import { gradebookForms } from './gradebook.forms.js';

const RunId = () => Param('courseRunId', idOf(CourseRunNotFound));
const ItemId = () => Param('courseItemId', idOf(CourseItemNotFound));
/** No run takes more learners. */
const EVERYBODY = 100_000;

const LearnerId = () => Param('learnerId', idOf(ResultNotFound));

/** What learners have reached, in the words of OneRoster 1.2: line items, results, categories. */
@Controller('schools/:schoolId')
export class GradebookController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /**
   * Everybody in the run with every result, released or not, and the total, page by page; as a file, all of them. Whoever has left
   * stays with what there is, and all who have learned when the run is over. For its authors.
   */
  @Get('course-runs/:courseRunId/gradebook')
  @Requires('learning.grade.read')
  @AlsoAs(gradebookForms)
  getGradebook(
    @CurrentActor() actor: Actor,
    @RunId() runId: string,
    @Query() { limit, after }: GradebookDto,
    @WantsFile() whole: boolean,
  ): Promise<GradebookView> {
    const part = whole ? { limit: EVERYBODY } : { limit, after };
    return this.queries.execute(new GetGradebookQuery(runId, part, actor));
  }

  @Get('course-runs/:courseRunId/grading-scheme')
  @Requires('learning.grade.read')
  getGradingScheme(@CurrentActor() actor: Actor, @RunId() runId: string): Promise<GradingSchemeView> {
    return this.queries.execute(new GetGradingSchemeQuery(runId, actor));
  }

  /** Says how the results of the run become one: in categories with weights, and what counts for nothing. */
  @Put('course-runs/:courseRunId/grading-scheme')
  @Requires('learning.grade.manage')
  async changeGradingScheme(
    @CurrentActor() actor: Actor,
    @RunId() runId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: ChangeGradingSchemeDto,
  ): Promise<GradingSchemeView> {
    await this.commands.execute(new ChangeGradingSchemeCommand({ ...body, runId, expectedVersion }, actor));
    return this.getGradingScheme(actor, runId);
  }

  /** What a learner has reached, of what is released: your own, or that of whom you look after. */
  @Get('course-enrolments/:courseEnrolmentId/grades')
  @Requires('learning.progress.read')
  getOwnGrades(
    @CurrentActor() actor: Actor,
    @Param('courseEnrolmentId', idOf(CourseEnrolmentNotFound)) enrolmentId: string,
  ): Promise<OwnGradesView> {
    return this.queries.execute(new GetOwnGradesQuery(enrolmentId, actor));
  }

  /** Says what a result is, instead of what was worked out. The learner sees it at once; what it was stays written down. */
  @Put('course-items/:courseItemId/results/:learnerId')
  @Requires('learning.grade.manage')
  async overrideResult(
    @CurrentActor() actor: Actor,
    @ItemId() itemId: string,
    @LearnerId() learnerId: string,
    @Body() body: OverrideResultDto,
  ): Promise<ResultChangeView[]> {
    await this.commands.execute(new OverrideResultCommand({ ...body, itemId, learnerId }, actor));
    return this.listResultChanges(actor, itemId, learnerId);
  }

  /** What the result ever was, by whom and why, the newest first. */
  @Get('course-items/:courseItemId/results/:learnerId/changes')
  @Requires('learning.grade.read')
  listResultChanges(
    @CurrentActor() actor: Actor,
    @ItemId() itemId: string,
    @LearnerId() learnerId: string,
  ): Promise<ResultChangeView[]> {
    return this.queries.execute(new ListResultChangesQuery({ itemId, learnerId }, actor));
  }
}
