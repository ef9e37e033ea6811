/** Who the teacher is, and the timetable of the day. */
export interface OverviewTeacher {
  /** The school's record. @format uuid */
  readonly teacherId: string;
  readonly displayName: string;
  /** The school's day. @format date */
  readonly date: string;
  /** Null: the calendar does not say what kind of day it is. */
  readonly dayKind: string | null;
  readonly lessons: readonly TimetabledLesson[];
}

/** A section of the teacher that meets on the day. */
export interface TimetabledLesson {
  /** @format uuid */
  readonly sectionId: string;
  /** @format uuid */
  readonly periodId: string;
  readonly title: string;
  readonly location: string | null;
  readonly periodName: string;
  /** By the school's clocks, `HH:mm`. */
  readonly startsAt: string;
  /** By the school's clocks, `HH:mm`. */
  readonly endsAt: string;
  /** Who belongs into it on that day. */
  readonly students: number;
}

/** The register of a lesson. */
export interface RegisterOfLesson {
  /** @format uuid */
  readonly registerId: string;
  /** @format uuid */
  readonly sectionId: string;
  /** @format uuid */
  readonly periodId: string;
  readonly title: string;
  readonly periodName: string;
  readonly state: string;
  /** Students on it. */
  readonly entries: number;
  /** Those among them that have a mark. */
  readonly marked: number;
}

/** A lesson with its register; null: there is none, or registers are missing from the answer. */
export interface LessonOfDay extends TimetabledLesson {
  readonly register: RegisterOfLesson | null;
}

/** A run of an online course that goes on. */
export interface CourseTaught {
  /** @format uuid */
  readonly courseId: string;
  readonly courseTitle: string;
  /** @format uuid */
  readonly runId: string;
  readonly runTitle: string;
  /** @format date */
  readonly startsOn: string | null;
  /** @format date */
  readonly endsOn: string | null;
  /** Who learns now, is suspended or done. */
  readonly learners: number;
  /** Those who have completed it. */
  readonly completed: number;
  /** How far they have come on average, in whole percent, rounded down. */
  readonly averagePercent: number;
}

/** Each lesson with its register, and the registers that no lesson of the timetable is for: it was changed since. */
export function lessonsWith(
  lessons: readonly TimetabledLesson[],
  registers: readonly RegisterOfLesson[],
): { readonly lessons: LessonOfDay[]; readonly otherRegisters: RegisterOfLesson[] } {
  const open = new Map(registers.map((register) => [placeOf(register), register]));
  const taken = lessons.map((lesson) => ({ ...lesson, register: open.get(placeOf(lesson)) ?? null }));
  for (const lesson of lessons) open.delete(placeOf(lesson));
  return { lessons: taken, otherRegisters: [...open.values()] };
}

function placeOf({ sectionId, periodId }: { readonly sectionId: string; readonly periodId: string }): string {
  return `${sectionId} ${periodId}`;
}
