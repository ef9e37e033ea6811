import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { AttendanceBook } from '#domain/overview/attendance-book';
import { OnlineCourses } from '#domain/overview/online-courses';
import { OverviewTeacherNotFound } from '#domain/overview/overview.errors';
import { SchoolRoster } from '#domain/overview/school-roster';
import { lessonsWith } from '#domain/overview/teacher-day';
import { loggedParts } from './missing-parts.js';
import type { TeacherDayView } from './overview.view.js';

/** A teacher's lessons of a day with their registers, and online courses, from three contexts at the same time. */
export class GetTeacherDayQuery extends Query<TeacherDayView> {
  constructor(
    readonly teacherId: string,
    readonly date: LocalDate | undefined,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(GetTeacherDayQuery)
export class GetTeacherDayHandler implements IQueryHandler<GetTeacherDayQuery> {
  constructor(
    @Inject(SchoolRoster) private readonly roster: SchoolRoster,
    @Inject(AttendanceBook) private readonly attendance: AttendanceBook,
    @Inject(OnlineCourses) private readonly courses: OnlineCourses,
  ) {}

  /** @throws OverviewTeacherNotFound also when the teacher is somebody else and the reader's reach is their own */
  async execute({ teacherId, date, actor }: GetTeacherDayQuery): Promise<TeacherDayView> {
    const parts = loggedParts();
    const ownOnly = actor.reach('overview.teacher.read') !== 'all';
    const [teacher, registers, courses] = await Promise.all([
      this.roster.teacher({ teacherId, date, ownOnly }, actor),
      parts.take('attendance', this.attendance.registersOf(teacherId, date, actor)),
      parts.take('courses', this.courses.taughtBy(teacherId, actor)),
    ]);
    if (!teacher) throw new OverviewTeacherNotFound();
    return {
      ...teacher,
      ...lessonsWith(teacher.lessons, registers ?? []),
      courses: courses && [...courses],
      missing: parts.missing(),
    };
  }
}
