import type { LocalDate } from '../../kernel/local-date.js';

/** A month of records, of all schools together: they lie in one place, and go together. */
export interface RecordMonth {
  /** Its first day. */
  readonly month: LocalDate;
  /** What its records take, indexes included. */
  readonly bytes: number;
  readonly registers: number;
  /** Marks that were counted. */
  readonly marks: number;
  /** Registers that are neither locked nor missed nor cancelled: somebody works on them. */
  readonly atWork: number;
  /** Schools whose time for it has not passed. */
  readonly keptBy: number;
  /** When the last school's time has passed; null when one keeps it for good. */
  readonly keptUntil: LocalDate | null;
  /** It has begun to go: nobody reads it any more. */
  readonly begun: boolean;
}

/** Whether a month is kept, and why. */
export type Standing = 'goes' | 'kept' | 'at work' | 'after one that is kept';

/**
 * What becomes of each month, the oldest first. A month goes when every school's time has passed and nobody works on it,
 * and only after all before it, so that records begin on one day and have no holes.
 */
export function standingOf(
  months: readonly RecordMonth[],
): (RecordMonth & { readonly standing: Standing })[] {
  let open = true;
  return months
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
    .map((month) => {
      const standing = open ? alone(month) : behind(month);
      if (standing !== 'goes') open = false;
      return { ...month, standing };
    });
}

function alone({ begun, keptBy, atWork }: RecordMonth): Standing {
  if (begun) return 'goes';
  if (keptBy > 0) return 'kept';
  return atWork > 0 ? 'at work' : 'goes';
}

function behind(month: RecordMonth): Standing {
  const standing = alone(month);
  return standing === 'goes' ? 'after one that is kept' : standing;
}
