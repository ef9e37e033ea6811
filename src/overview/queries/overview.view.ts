import type { OverviewPart } from '#domain/overview/parts';
import type { AttendanceOfDay, CoursesOfDay, OverviewSchool } from '#domain/overview/school-day';
import type { AttendanceRecord, CourseOfStudent, OverviewStudent } from '#domain/overview/student-overview';
import type { CourseTaught, LessonOfDay, RegisterOfLesson } from '#domain/overview/teacher-day';

/** A student at a glance. */
export class StudentOverviewView {
  student!: OverviewStudent;
  /** Online courses by title, those that the reader may see; null while they are missing. */
  courses!: CourseOfStudent[] | null;
  /** What the last thirty submitted registers say, the newest first; null while it is missing. */
  attendance!: AttendanceRecord[] | null;
  /** What could not be read now: ask again. Nothing of it is empty because it is named here. */
  missing!: OverviewPart[];
}

/** A teacher's day at a glance. */
export class TeacherDayView {
  /** The school's record. @format uuid */
  teacherId!: string;
  displayName!: string;
  /** @format date */
  date!: string;
  /** Null: the calendar does not say what kind of day it is. */
  dayKind!: string | null;
  /** In the order of the day. */
  lessons!: LessonOfDay[];
  /** Registers of the day that no lesson of the timetable is for: it was changed since. */
  otherRegisters!: RegisterOfLesson[];
  /** Online courses that go on; null while they are missing. */
  courses!: CourseTaught[] | null;
  /** What could not be read now: ask again. */
  missing!: OverviewPart[];
}

/** A school's day at a glance. */
export class SchoolDayView {
  school!: OverviewSchool;
  /** Null while it is missing. */
  attendance!: AttendanceOfDay | null;
  /** Null while it is missing. */
  courses!: CoursesOfDay | null;
  /** What could not be read now: ask again. */
  missing!: OverviewPart[];
}
