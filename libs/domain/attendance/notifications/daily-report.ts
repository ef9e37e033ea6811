import type { LocalDate } from '../../kernel/local-date.js';

/** Half sessions that were attended, of those that were possible (A11). */
export interface Attended {
  readonly attended: number;
  readonly possible: number;
}

/** What a day of a school has come to, from its kept figures. It names nobody. */
export interface DailyReport {
  readonly kind: 'daily_report';
  /** When the figures were read, ISO 8601. */
  readonly madeAt: string;
  readonly day: Attended & {
    readonly authorised: number;
    readonly unauthorised: number;
    /** Marks whose session was required. */
    readonly required: number;
    readonly late: number;
    readonly minutesLate: number;
  };
  /** All but cancelled ones; those of them that were submitted, and in time. */
  readonly registers: { readonly due: number; readonly complete: number; readonly onTime: number };
  /** Null: students without a year group. */
  readonly yearGroups: readonly (Attended & { readonly name: string | null })[];
  /** The most frequent first. */
  readonly codes: readonly { readonly code: string; readonly label: string; readonly marks: number }[];
  /** The last days with figures, this one at the end. */
  readonly days: readonly (Attended & { readonly date: LocalDate })[];
  /** Registers that were not submitted, the first of them. */
  readonly missing: readonly {
    readonly title: string;
    readonly periodName: string;
    readonly startsAt: string;
    readonly endsAt: string;
  }[];
}
