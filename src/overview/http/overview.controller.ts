import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { OverviewStudentNotFound, OverviewTeacherNotFound } from '#domain/overview/overview.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { idOf } from '#platform/http/rules';
import { GetSchoolDayQuery } from '../queries/get-school-day.query.js';
import { GetStudentOverviewQuery } from '../queries/get-student-overview.query.js';
import { GetTeacherDayQuery } from '../queries/get-teacher-day.query.js';
import { SchoolDayView, StudentOverviewView, TeacherDayView } from '../queries/overview.view.js';
import { OverviewDayDto } from './overview.dto.js';

/** Roster, attendance and online courses at a glance. A part that cannot be read now is named, and the others are there. */
@Controller('schools/:schoolId')
export class OverviewController {
  constructor(private readonly queries: QueryBus) {}

  /**
   * A student's profile and classes, online courses with schedule, instructors and progress, and the last thirty records
   * of attendance. Of an own student, child or self, or for the office of everybody.
   */
  @Get('students/:studentId/overview')
  @Requires('overview.student.read')
  getStudentOverview(
    @CurrentActor() actor: Actor,
    @Param('studentId', idOf(OverviewStudentNotFound)) studentId: string,
  ): Promise<StudentOverviewView> {
    return this.queries.execute(new GetStudentOverviewQuery(studentId, actor));
  }

  /** A teacher's lessons with their registers, and the online courses that the teacher teaches. */
  @Get('teachers/:teacherId/day')
  @Requires('overview.teacher.read')
  getTeacherDay(
    @CurrentActor() actor: Actor,
    @Param('teacherId', idOf(OverviewTeacherNotFound)) teacherId: string,
    @Query() { date }: OverviewDayDto,
  ): Promise<TeacherDayView> {
    return this.queries.execute(new GetTeacherDayQuery(teacherId, date, actor));
  }

  /** What the day of the school is, and what its registers and online courses have come to. */
  @Get('day')
  @Requires('overview.school.read')
  getSchoolDay(@CurrentActor() actor: Actor, @Query() { date }: OverviewDayDto): Promise<SchoolDayView> {
    return this.queries.execute(new GetSchoolDayQuery(date, actor));
  }
}
