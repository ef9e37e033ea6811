export const REGISTER_STATES = [
  'scheduled',
  'open',
  'submitted',
  'locked',
  'reopened',
  'cancelled',
  'missed',
] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];

/**
 * What may come after what; the database holds the same (`registers_transitions`). A cancelled register comes back as what
 * it was.
 */
export const NEXT_STATES: Readonly<Record<RegisterState, readonly RegisterState[]>> = {
  scheduled: ['open', 'cancelled', 'missed'],
  open: ['submitted', 'cancelled', 'missed'],
  submitted: ['locked', 'cancelled'],
  locked: ['reopened'],
  reopened: ['submitted'],
  cancelled: ['scheduled', 'open', 'submitted'],
  missed: ['open', 'cancelled'],
};

/** Submitted once and not locked: whatever is changed on it has a reason (A2), and nothing may go missing (A8). */
export function isTaken(state: RegisterState): boolean {
  return state === 'submitted' || state === 'reopened';
}

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
