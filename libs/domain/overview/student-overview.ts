/** Who the student is, as the school's roster has it. */
export interface OverviewStudent {
  /** The school's record. @format uuid */
  readonly studentId: string;
  readonly displayName: string;
  readonly grades: readonly string[];
  /** The school's day that the classes are those of. @format date */
  readonly date: string;
  readonly classes: readonly ClassOfStudent[];
}

/** A class that the student is in on that day. */
export interface ClassOfStudent {
  /** @format uuid */
  readonly sectionId: string;
  readonly title: string;
  readonly location: string | null;
  readonly teachers: readonly TeacherOfClass[];
  /** The week of the class, from Monday on. */
  readonly schedule: readonly WeeklyMeeting[];
}

export interface TeacherOfClass {
  /** The school's record. @format uuid */
  readonly teacherId: string;
  readonly displayName: string;
}

/** When a class meets, week for week. */
export interface WeeklyMeeting {
  /** Monday 1 … Sunday 7. */
  readonly weekday: number;
  readonly periodName: string;
  /** By the school's clocks, `HH:mm`. */
  readonly startsAt: string;
  /** By the school's clocks, `HH:mm`. */
  readonly endsAt: string;
}

/** What a register that was submitted says of the student. */
export interface AttendanceRecord {
  /** @format uuid */
  readonly registerId: string;
  /** @format date */
  readonly date: string;
  /** @format uuid */
  readonly sectionId: string;
  readonly title: string;
  readonly periodName: string;
  /** @format date-time */
  readonly startsAt: string;
  /** The code that counts: the office's where there is one. */
  readonly code: string;
  /** What it meant on that day. */
  readonly label: string;
  /** Halves of presence: 0, 1 or 2. */
  readonly attended: number;
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
}

/** An online course that the student learns in. */
export interface CourseOfStudent {
  /** @format uuid */
  readonly enrolmentId: string;
  /** @format uuid */
  readonly courseId: string;
  readonly courseTitle: string;
  /** @format uuid */
  readonly runId: string;
  readonly runTitle: string;
  readonly schedule: CourseSchedule;
  readonly instructors: readonly InstructorOfCourse[];
  readonly progress: CourseProgress;
}

export interface CourseSchedule {
  /** @format date */
  readonly startsOn: string | null;
  /** @format date */
  readonly endsOn: string | null;
  /** When the first of what is not completed closes, or else the run. @format date-time */
  readonly deadline: string | null;
}

export interface InstructorOfCourse {
  /** @format uuid */
  readonly personId: string;
  readonly displayName: string;
}

export interface CourseProgress {
  readonly state: string;
  readonly done: number;
  readonly total: number;
  /** `done` of `total` in whole percent, rounded down. */
  readonly percent: number;
  /** What is opened next; null: everything is completed, or nothing is open. */
  readonly next: NextInCourse | null;
}

export interface NextInCourse {
  /** @format uuid */
  readonly itemId: string;
  readonly title: string;
}
