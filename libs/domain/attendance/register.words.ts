export const REGISTER_STATES = ['scheduled', 'open', 'submitted', 'locked', 'cancelled', 'missed'] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];

/** When and for whom a section meets, as the timetable says. Times are the school's wall clock, `HH:mm`. */
export interface Slot {
  readonly sectionId: string;
  readonly title: string;
  readonly periodId: string;
  readonly periodName: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface Student {
  readonly studentId: string;
  readonly displayName: string;
  /** What the register is ordered by: family name first. */
  readonly sortName: string;
}

/** Who is missing on an incomplete register. */
export type UnmarkedStudent = Omit<Student, 'sortName'>;
