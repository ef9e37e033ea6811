import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { CourseEnrolmentNotFound } from '#domain/learning/enrolment/enrolment.errors';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import type { SaidByLearner } from '#domain/learning/progress/evidence';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { NoteEvidenceCommand } from '../commands/note-evidence.command.js';
import { ResetProgressCommand } from '../commands/reset-progress.command.js';
import { SetRunCompletionCommand } from '../commands/set-run-completion.command.js';
import { UnwaiveItemCommand } from '../commands/unwaive-item.command.js';
import { WaiveItemCommand } from '../commands/waive-item.command.js';
import { GetOutlineQuery } from '../queries/get-outline.query.js';
import { GetProgressQuery } from '../queries/get-progress.query.js';
import { ListRunProgressQuery } from '../queries/list-run-progress.query.js';
import { OutlineView } from '../queries/outline.view.js';
import { ProgressView } from '../queries/progress.view.js';
import {
  LearnerProgressPage,
  ResetProgressDto,
  RunProgressListQuery,
  SetCompletionDto,
  WaiveItemDto,
} from './progress.dto.js';

const RunId = () => Param('courseRunId', idOf(CourseRunNotFound));
const ItemId = () => Param('courseItemId', idOf(CourseItemNotFound));
const EnrolmentId = () => Param('courseEnrolmentId', idOf(CourseEnrolmentNotFound));

/** How far learners have come, and why. */
@Controller('schools/:schoolId')
export class ProgressController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** What is completed, what is not, and for each rule what it requires, what is there, and from which evidence. */
  @Get('course-enrolments/:courseEnrolmentId/progress')
  @Requires('learning.progress.read')
  getProgress(@CurrentActor() actor: Actor, @EnrolmentId() enrolmentId: string): Promise<ProgressView> {
    return this.queries.execute(new GetProgressQuery(enrolmentId, actor));
  }

  /** Lets a learner begin anew. What was done stays written down and counts no more. */
  @Post('course-enrolments/:courseEnrolmentId/reset')
  @HttpCode(200)
  @Requires('learning.progress.reset')
  async resetProgress(
    @CurrentActor() actor: Actor,
    @EnrolmentId() enrolmentId: string,
    @Body() body: ResetProgressDto,
  ): Promise<ProgressView> {
    await this.commands.execute(new ResetProgressCommand({ ...body, enrolmentId }, actor));
    return this.getProgress(actor, enrolmentId);
  }

  /** Lets a learner do without an item, with a reason; it counts as completed. Waived already, it stays as it was. */
  @Put('course-enrolments/:courseEnrolmentId/waivers/:courseItemId')
  @Requires('learning.progress.reset')
  async waiveItem(
    @CurrentActor() actor: Actor,
    @EnrolmentId() enrolmentId: string,
    @ItemId() itemId: string,
    @Body() { reason }: WaiveItemDto,
  ): Promise<ProgressView> {
    await this.commands.execute(new WaiveItemCommand({ enrolmentId, itemId, reason }, actor));
    return this.getProgress(actor, enrolmentId);
  }

  /** Asks for the item after all. What the learner has done meanwhile counts. */
  @Delete('course-enrolments/:courseEnrolmentId/waivers/:courseItemId')
  @HttpCode(200)
  @Requires('learning.progress.reset')
  async unwaiveItem(
    @CurrentActor() actor: Actor,
    @EnrolmentId() enrolmentId: string,
    @ItemId() itemId: string,
  ): Promise<ProgressView> {
    await this.commands.execute(new UnwaiveItemCommand({ enrolmentId, itemId }, actor));
    return this.getProgress(actor, enrolmentId);
  }

  /** Everybody who learns in the run with how far they have come; for its authors. */
  @Get('course-runs/:courseRunId/progress')
  @Requires('learning.progress.read')
  listRunProgress(
    @CurrentActor() actor: Actor,
    @RunId() runId: string,
    @Query() filter: RunProgressListQuery,
  ): Promise<LearnerProgressPage> {
    return this.queries.execute(
      new ListRunProgressQuery(runId, filter, actor),
    ) as Promise<LearnerProgressPage>;
  }

  /** Says how the run is completed. Everybody is measured by it moments later; what was completed stays so. */
  @Put('course-runs/:courseRunId/completion')
  @Requires('learning.course.manage')
  async setRunCompletion(
    @CurrentActor() actor: Actor,
    @RunId() runId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
    @Body() body: SetCompletionDto,
  ): Promise<OutlineView> {
    await this.commands.execute(new SetRunCompletionCommand({ ...body, runId, expectedVersion }, actor));
    return this.queries.execute(new GetOutlineQuery(runId, actor));
  }

  /** You have seen the item. Said twice, it is said once. */
  @Post('course-items/:courseItemId/viewed')
  @HttpCode(200)
  @Requires('learning.progress.note')
  noteViewed(@CurrentActor() actor: Actor, @ItemId() itemId: string): Promise<ProgressView> {
    return this.note(itemId, 'viewed', actor);
  }

  /** You have done what the item asks for. Said twice, it is said once. */
  @Post('course-items/:courseItemId/done')
  @HttpCode(200)
  @Requires('learning.progress.note')
  markDone(@CurrentActor() actor: Actor, @ItemId() itemId: string): Promise<ProgressView> {
    return this.note(itemId, 'marked_done', actor);
  }

  private async note(itemId: string, kind: SaidByLearner, actor: Actor): Promise<ProgressView> {
    const { enrolmentId } = await this.commands.execute(new NoteEvidenceCommand({ itemId, kind }, actor));
    return this.getProgress(actor, enrolmentId);
  }
}
