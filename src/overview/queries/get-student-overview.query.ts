import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AttendanceBook } from '#domain/overview/attendance-book';
import { OnlineCourses } from '#domain/overview/online-courses';
import { OverviewStudentNotFound } from '#domain/overview/overview.errors';
import { SchoolRoster } from '#domain/overview/school-roster';
import { loggedParts } from './missing-parts.js';
import type { StudentOverviewView } from './overview.view.js';

const RECORDS = 30;

/** A student's profile, classes, online courses and last attendance, from three contexts at the same time. */
export class GetStudentOverviewQuery extends Query<StudentOverviewView> {
  constructor(
    readonly studentId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(GetStudentOverviewQuery)
export class GetStudentOverviewHandler implements IQueryHandler<GetStudentOverviewQuery> {
  constructor(
    @Inject(SchoolRoster) private readonly roster: SchoolRoster,
    @Inject(AttendanceBook) private readonly attendance: AttendanceBook,
    @Inject(OnlineCourses) private readonly courses: OnlineCourses,
  ) {}

  /** @throws OverviewStudentNotFound also when the student is not one of the reader's */
  async execute({ studentId, actor }: GetStudentOverviewQuery): Promise<StudentOverviewView> {
    const parts = loggedParts();
    const ownOnly = actor.reach('overview.student.read') !== 'all';
    const [student, attendance, courses] = await Promise.all([
      this.roster.student(studentId, ownOnly, actor),
      parts.take('attendance', this.attendance.lastOf(studentId, RECORDS, actor)),
      parts.take('courses', this.courses.ofStudent(studentId, actor)),
    ]);
    if (!student) throw new OverviewStudentNotFound();
    return {
      student,
      courses: courses && [...courses],
      attendance: attendance && [...attendance],
      missing: parts.missing(),
    };
  }
}
