import type { LocalDate } from '../../kernel/local-date.js';
import type { CodeChoice } from '../plain-codes.js';
import type { RegisterState } from '../register.words.js';

/** How a school lets students check in. */
export interface CheckInRules {
  /** Minutes after the beginning of a session from which on somebody is late. */
  readonly lateAfterMinutes: number;
  /** How long one code is shown; it is taken for as long again. */
  readonly codeSeconds: number;
  /** CIDR; none: from anywhere. */
  readonly networks: readonly string[];
  /** Null: the school's first code for those who are here. */
  readonly presentCode: string | null;
  /** Null: the school's first code for those who are late. */
  readonly lateCode: string | null;
}

export const DEFAULT_RULES: CheckInRules = {
  lateAfterMinutes: 5,
  codeSeconds: 5,
  networks: [],
  presentCode: null,
  lateCode: null,
};

/** A student who is in the room. */
export interface Arrival {
  readonly registerId: string;
  readonly studentId: string;
  readonly arrivedAt: Date;
  /** Null: in time. */
  readonly minutesLate: number | null;
}

/** A register at which somebody wants to check in, and what is known of that person there. */
export interface CheckInGround {
  readonly registerId: string;
  readonly schoolId: string;
  readonly date: LocalDate;
  readonly timeZone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: RegisterState;
  /** The last one that was opened here. */
  readonly window: { readonly id: string; readonly closesAt: Date; readonly closed: boolean };
  /** Whom the signed-in person is on this register; null: nobody. */
  readonly studentId: string | null;
  /** What counts of the student. */
  readonly standing: { readonly version: number; readonly presence: number | null };
  /** When the student has checked in already. */
  readonly arrival: Arrival | null;
  readonly rules: CheckInRules;
  /** The request comes from where the school lets students check in. */
  readonly networkAllowed: boolean;
  /** Those that the school gives today, in its order. */
  readonly codes: readonly CodeChoice[];
}
