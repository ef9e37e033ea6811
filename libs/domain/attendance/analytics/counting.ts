import type { CodeMeaning } from '../attendance-code.words.js';
import type { RegisterState } from '../register.words.js';

/**
 * The number of the rule below. Another rule gets another number, and an explicit recount: figures never drift by
 * themselves (A10).
 */
export const COUNTING_RULE = 1;

/** A register counts when it is complete: once it was submitted, and unless it is cancelled. */
export const COUNTED_STATES: readonly RegisterState[] = ['submitted', 'locked', 'reopened'];

/** A mark as it counts, with what its code meant when it was given. */
export interface CountedMark extends Pick<CodeMeaning, 'presence' | 'authorised' | 'late' | 'notRequired'> {
  readonly code: string;
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
}

/** What marks come to. Presence is in halves of a session: a session attended whole is 2. */
export interface AttendanceCount {
  readonly marks: number;
  /** Marks of sessions that were no possible attendance; nothing else of them is counted. */
  readonly notRequired: number;
  readonly possible: number;
  readonly attended: number;
  readonly authorisedAbsence: number;
  readonly unauthorisedAbsence: number;
  /** Marks with a code of lateness, and the minutes that they name. */
  readonly late: number;
  readonly minutesLate: number;
  readonly minutesEarly: number;
  /** How often each code was given. */
  readonly codes: Readonly<Record<string, number>>;
}

export const NOTHING_COUNTED: AttendanceCount = {
  marks: 0,
  notRequired: 0,
  possible: 0,
  attended: 0,
  authorisedAbsence: 0,
  unauthorisedAbsence: 0,
  late: 0,
  minutesLate: 0,
  minutesEarly: 0,
  codes: {},
};

/** A10: a pure function of the marks and the rule. Their order does not matter, and sums of counts are counts of sums. */
export function countMarks(marks: Iterable<CountedMark>): AttendanceCount {
  return [...marks].map(countOf).reduce(sumOf, NOTHING_COUNTED);
}

export function sumOf(one: AttendanceCount, other: AttendanceCount): AttendanceCount {
  const codes = { ...one.codes };
  for (const [code, n] of Object.entries(other.codes)) codes[code] = (codes[code] ?? 0) + n;
  return {
    marks: one.marks + other.marks,
    notRequired: one.notRequired + other.notRequired,
    possible: one.possible + other.possible,
    attended: one.attended + other.attended,
    authorisedAbsence: one.authorisedAbsence + other.authorisedAbsence,
    unauthorisedAbsence: one.unauthorisedAbsence + other.unauthorisedAbsence,
    late: one.late + other.late,
    minutesLate: one.minutesLate + other.minutesLate,
    minutesEarly: one.minutesEarly + other.minutesEarly,
    codes,
  };
}

function countOf(mark: CountedMark): AttendanceCount {
  const given = { ...NOTHING_COUNTED, marks: 1, codes: { [mark.code]: 1 } };
  if (mark.notRequired) return { ...given, notRequired: 1 };
  const absence = 2 - mark.presence;
  return {
    ...given,
    possible: 2,
    attended: mark.presence,
    authorisedAbsence: mark.authorised ? absence : 0,
    unauthorisedAbsence: mark.authorised ? 0 : absence,
    late: mark.late ? 1 : 0,
    minutesLate: mark.minutesLate ?? 0,
    minutesEarly: mark.minutesEarly ?? 0,
  };
}
