import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseEnrolmentNotFound } from '#domain/learning/enrolment/enrolment.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { ExpectedVersion } from '#platform/http/version';
import { EnrolLearnersCommand } from '../commands/enrol-learners.command.js';
import { SetEnrolmentStateCommand } from '../commands/set-enrolment-state.command.js';
import { CourseEnrolmentView } from '../queries/course-enrolment.view.js';
import { GetCourseEnrolmentQuery } from '../queries/get-course-enrolment.query.js';
import { ListCourseEnrolmentsQuery } from '../queries/list-course-enrolments.query.js';
import { CourseEnrolmentListQuery, CourseEnrolmentPage, EnrolLearnersDto } from './course-enrolment.dto.js';

const EnrolmentId = () => Param('courseEnrolmentId', idOf(CourseEnrolmentNotFound));

/** Who learns in which run. Authors see those of their courses, learners and guardians their own. */
@Controller('schools/:schoolId/course-enrolments')
export class CourseEnrolmentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The enrolments that you may see, the newest first. */
  @Get()
  @Requires('learning.enrolment.read')
  list(
    @CurrentActor() actor: Actor,
    @Query() filter: CourseEnrolmentListQuery,
  ): Promise<CourseEnrolmentPage> {
    return this.queries.execute(new ListCourseEnrolmentsQuery(filter, actor)) as Promise<CourseEnrolmentPage>;
  }

  @Get(':courseEnrolmentId')
  @Requires('learning.enrolment.read')
  get(@CurrentActor() actor: Actor, @EnrolmentId() enrolmentId: string): Promise<CourseEnrolmentView> {
    return this.queries.execute(new GetCourseEnrolmentQuery(enrolmentId, actor));
  }

  /** Puts people in, or invites them: all of them, or nobody. */
  @Post()
  @HttpCode(204)
  @Requires('learning.enrolment.manage')
  async enrolLearners(@CurrentActor() actor: Actor, @Body() body: EnrolLearnersDto): Promise<void> {
    await this.commands.execute(new EnrolLearnersCommand(body, actor));
  }

  /** Lets in who waits or is invited. */
  @Post(':courseEnrolmentId/approve')
  @HttpCode(200)
  @Requires('learning.enrolment.manage')
  approve(
    @CurrentActor() actor: Actor,
    @EnrolmentId() enrolmentId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<CourseEnrolmentView> {
    return this.become('active', { enrolmentId, expectedVersion }, actor);
  }

  /** Closes the course to the learner for now; what was learned stays written down. */
  @Post(':courseEnrolmentId/suspend')
  @HttpCode(200)
  @Requires('learning.enrolment.manage')
  suspend(
    @CurrentActor() actor: Actor,
    @EnrolmentId() enrolmentId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<CourseEnrolmentView> {
    return this.become('suspended', { enrolmentId, expectedVersion }, actor);
  }

  @Post(':courseEnrolmentId/resume')
  @HttpCode(200)
  @Requires('learning.enrolment.manage')
  resume(
    @CurrentActor() actor: Actor,
    @EnrolmentId() enrolmentId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<CourseEnrolmentView> {
    return this.become('active', { enrolmentId, expectedVersion }, actor);
  }

  /** Puts the learner out; who is in by a class leaves with it. */
  @Post(':courseEnrolmentId/withdraw')
  @HttpCode(200)
  @Requires('learning.enrolment.manage')
  withdraw(
    @CurrentActor() actor: Actor,
    @EnrolmentId() enrolmentId: string,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<CourseEnrolmentView> {
    return this.become('withdrawn', { enrolmentId, expectedVersion }, actor);
  }

  private async become(
    state: 'active' | 'suspended' | 'withdrawn',
    at: { enrolmentId: string; expectedVersion: number | undefined },
    actor: Actor,
  ): Promise<CourseEnrolmentView> {
    await this.commands.execute(new SetEnrolmentStateCommand({ ...at, state }, actor));
    return this.get(actor, at.enrolmentId);
  }
}
