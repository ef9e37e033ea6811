import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { CourseEnrolmentNotFound } from '#domain/learning/enrolment/enrolment.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { AnswerInvitationCommand } from '../commands/answer-invitation.command.js';
import { JoinRunCommand } from '../commands/join-run.command.js';
import { LeaveRunCommand } from '../commands/leave-run.command.js';
import { CourseEnrolmentView } from '../queries/course-enrolment.view.js';
import { GetCourseEnrolmentQuery } from '../queries/get-course-enrolment.query.js';
import { JoinByCodeDto } from './course-enrolment.dto.js';

const EnrolmentId = () => Param('courseEnrolmentId', idOf(CourseEnrolmentNotFound));

/** What learners do about their own enrolments. They are the person whom the school's record is linked to. */
@Controller('schools/:schoolId')
export class OwnEnrolmentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Enrols you in a run that is open to everybody, as long as there are places. */
  @Post('course-runs/:courseRunId/join')
  @Requires('learning.enrolment.self')
  async joinCourseRun(
    @CurrentActor() actor: Actor,
    @Param('courseRunId', idOf(CourseRunNotFound)) runId: string,
  ): Promise<CourseEnrolmentView> {
    const { id } = await this.commands.execute(new JoinRunCommand({ runId }, actor));
    return this.read(id, actor);
  }

  /** Enrols you in the run that has given out this code, as long as there are places. */
  @Post('course-enrolments/join')
  @Requires('learning.enrolment.self')
  async joinByCode(@CurrentActor() actor: Actor, @Body() body: JoinByCodeDto): Promise<CourseEnrolmentView> {
    const { id } = await this.commands.execute(new JoinRunCommand(body, actor));
    return this.read(id, actor);
  }

  @Post('course-enrolments/:courseEnrolmentId/accept')
  @HttpCode(200)
  @Requires('learning.enrolment.self')
  acceptCourseInvitation(
    @CurrentActor() actor: Actor,
    @EnrolmentId() enrolmentId: string,
  ): Promise<CourseEnrolmentView> {
    return this.answer({ enrolmentId, accepted: true }, actor);
  }

  @Post('course-enrolments/:courseEnrolmentId/decline')
  @HttpCode(200)
  @Requires('learning.enrolment.self')
  declineCourseInvitation(
    @CurrentActor() actor: Actor,
    @EnrolmentId() enrolmentId: string,
  ): Promise<CourseEnrolmentView> {
    return this.answer({ enrolmentId, accepted: false }, actor);
  }

  /** What you have learned stays written down. Who is in by a class leaves with it. */
  @Post('course-enrolments/:courseEnrolmentId/leave')
  @HttpCode(200)
  @Requires('learning.enrolment.self')
  async leaveCourseRun(
    @CurrentActor() actor: Actor,
    @EnrolmentId() enrolmentId: string,
  ): Promise<CourseEnrolmentView> {
    await this.commands.execute(new LeaveRunCommand({ enrolmentId }, actor));
    return this.read(enrolmentId, actor);
  }

  private async answer(
    input: { enrolmentId: string; accepted: boolean },
    actor: Actor,
  ): Promise<CourseEnrolmentView> {
    await this.commands.execute(new AnswerInvitationCommand(input, actor));
    return this.read(input.enrolmentId, actor);
  }

  private read(enrolmentId: string, actor: Actor): Promise<CourseEnrolmentView> {
    return this.queries.execute(new GetCourseEnrolmentQuery(enrolmentId, actor));
  }
}
