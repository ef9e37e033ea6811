import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { StudentNotFound } from '#domain/attendance/register.errors';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { AlsoAs } from '#platform/http/also-as';
import { idOf } from '#platform/http/rules';
import { GetStudentRecordQuery } from '../../queries/get-student-record.query.js';
import { StudentRecordView } from '../../queries/student-record.view.js';
import { StudentRecordDto } from './figures.dto.js';
import { studentRecordForms } from './student-record.forms.js';

/** The attendance of one student. */
@Controller('schools/:schoolId/students/:studentId/attendance-record')
export class StudentRecordController {
  constructor(private readonly queries: QueryBus) {}

  /**
   * A student's days, rates, and what was missed, over some days or a term; as PDF to be printed. Students read their own,
   * guardians those of whom they look after.
   */
  @Get()
  @Requires('attendance.student.read')
  @AlsoAs(studentRecordForms)
  get(
    @CurrentActor() actor: Actor,
    @Param('studentId', idOf(StudentNotFound)) studentId: string,
    @Query() { from, to, termId }: StudentRecordDto,
  ): Promise<StudentRecordView> {
    return this.queries.execute(new GetStudentRecordQuery(studentId, { from, to, termId }, actor));
  }
}
