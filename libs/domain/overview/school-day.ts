/** What the roster says of a day. */
export interface OverviewSchool {
  /** @format uuid */
  readonly schoolId: string;
  readonly name: string;
  /** The school's day. @format date */
  readonly date: string;
  /** Null: the calendar does not say what kind of day it is. */
  readonly dayKind: string | null;
  /** Sections that meet, each as often as it does. */
  readonly lessons: number;
  /** Students who belong into at least one class on that day. */
  readonly students: number;
  /** Who teaches a section on that day. */
  readonly teachers: number;
}

/** What the registers of a day come to. */
export interface AttendanceOfDay {
  readonly registers: readonly RegistersInState[];
  /** Marks on complete registers. */
  readonly marks: number;
  /** Half sessions attended, of those that were possible (A11). */
  readonly attendance: OverviewRate;
  readonly lateness: OverviewRate;
}

export interface RegistersInState {
  readonly state: string;
  readonly registers: number;
}

export interface OverviewRate {
  readonly numerator: number;
  readonly denominator: number;
  /** Null where there is nothing to divide by. */
  readonly value: number | null;
}

/** What goes on in online courses. */
export interface CoursesOfDay {
  /** Runs that go on, published, on that day. */
  readonly runs: number;
  /** People who learn in them. */
  readonly learners: number;
  /** Items that were completed on that day. */
  readonly itemsCompleted: number;
  /** Runs that somebody completed on that day, each counted for each who did. */
  readonly runsCompleted: number;
}
