import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RegisterNotFound, StudentNotFound } from '#domain/attendance/register.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { PageQuery } from '#platform/http/page';
import { idOf } from '#platform/http/rules';
import { ListMarkRevisionsQuery } from '../queries/list-mark-revisions.query.js';
import { ListRegisterStatesQuery } from '../queries/list-register-states.query.js';
import { ListStudentAttendanceQuery } from '../queries/list-student-attendance.query.js';
import {
  MarkRevisionPage,
  MarkRevisionQuery,
  RegisterStatePage,
  StudentAttendancePage,
  StudentAttendanceQuery,
} from './evidence.dto.js';

/** Evidence: who said what of whom, when, and what it was at any instant. */
@Controller('schools/:schoolId')
export class EvidenceController {
  constructor(private readonly queries: QueryBus) {}

  /** Every state that the register has been in: since when, why and by whom. */
  @Get('registers/:registerId/states')
  @Requires('attendance.register.read')
  states(
    @CurrentActor() actor: Actor,
    @Param('registerId', idOf(RegisterNotFound)) registerId: string,
    @Query() page: PageQuery,
  ): Promise<RegisterStatePage> {
    return this.queries.execute(
      new ListRegisterStatesQuery(registerId, page, actor),
    ) as Promise<RegisterStatePage>;
  }

  /** Every change of every mark on the register, in both layers. */
  @Get('registers/:registerId/revisions')
  @Requires('attendance.register.read')
  revisions(
    @CurrentActor() actor: Actor,
    @Param('registerId', idOf(RegisterNotFound)) registerId: string,
    @Query() filter: MarkRevisionQuery,
  ): Promise<MarkRevisionPage> {
    return this.queries.execute(
      new ListMarkRevisionsQuery(registerId, filter, actor),
    ) as Promise<MarkRevisionPage>;
  }

  /** The registers that a student is on and the marks there, or as they stood at an instant. */
  @Get('students/:studentId/attendance')
  @Requires('attendance.record.read')
  ofStudent(
    @CurrentActor() actor: Actor,
    @Param('studentId', idOf(StudentNotFound)) studentId: string,
    @Query() filter: StudentAttendanceQuery,
  ): Promise<StudentAttendancePage> {
    return this.queries.execute(
      new ListStudentAttendanceQuery({ ...filter, studentId }, actor),
    ) as Promise<StudentAttendancePage>;
  }
}
