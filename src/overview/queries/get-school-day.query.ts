import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { AttendanceBook } from '#domain/overview/attendance-book';
import { OnlineCourses } from '#domain/overview/online-courses';
import { SchoolRoster } from '#domain/overview/school-roster';
import { loggedParts } from './missing-parts.js';
import type { SchoolDayView } from './overview.view.js';

/** What a day of the school is and has come to, from three contexts at the same time. */
export class GetSchoolDayQuery extends Query<SchoolDayView> {
  constructor(
    readonly date: LocalDate | undefined,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(GetSchoolDayQuery)
export class GetSchoolDayHandler implements IQueryHandler<GetSchoolDayQuery> {
  constructor(
    @Inject(SchoolRoster) private readonly roster: SchoolRoster,
    @Inject(AttendanceBook) private readonly attendance: AttendanceBook,
    @Inject(OnlineCourses) private readonly courses: OnlineCourses,
  ) {}

  async execute({ date, actor }: GetSchoolDayQuery): Promise<SchoolDayView> {
    const parts = loggedParts();
    const [school, attendance, courses] = await Promise.all([
      this.roster.day(date, actor),
      parts.take('attendance', this.attendance.day(date, actor)),
      parts.take('courses', this.courses.day(date, actor)),
    ]);
    return { school, attendance, courses, missing: parts.missing() };
  }
}
