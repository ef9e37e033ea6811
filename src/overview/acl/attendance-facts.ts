import { Injectable } from '@nestjs/common';
import type { AttendanceBook } from '#domain/overview/attendance-book';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import type { AttendanceOfDay } from '#domain/overview/school-day';
import { AttendanceApi } from '../../attendance/attendance.api.js';

/** What registers say of students, teachers and days. */
@Injectable()
export class AttendanceFacts implements AttendanceBook {
  constructor(private readonly attendance: AttendanceApi) {}

  lastOf(studentId: string, limit: number, actor: Actor) {
    return this.attendance.lastAttendance({ studentId, limit }, actor);
  }

  registersOf(teacherId: string, date: LocalDate | undefined, actor: Actor) {
    return this.attendance.registersOfTeacher({ teacherId, date }, actor);
  }

  async day(date: LocalDate | undefined, actor: Actor): Promise<AttendanceOfDay> {
    const [registers, { marks, rates }] = await Promise.all([
      this.attendance.registersByState(date, actor),
      this.attendance.dayFigures(date, actor),
    ]);
    return { registers, marks, attendance: rates.attendance, lateness: rates.lateness };
  }
}
