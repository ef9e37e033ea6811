import type { LocalDate } from '../../kernel/local-date.js';
import { token } from '../../kernel/token.js';
import type { DeskMovement } from '../front-desk/desk.words.js';
import type { LayerValue, StandingMark } from '../marking.words.js';
import type { CodesForPresence } from '../plain-codes.js';
import type { Register } from '../register.js';
import type { RegisterState } from '../register.words.js';
import type { AbsenceKind } from './absence.words.js';

/** What was said of a student by somebody, with what its code meant. */
export interface SaidOfStudent extends Pick<LayerValue, 'code' | 'minutesLate' | 'minutesEarly'> {
  readonly presence: number;
  readonly late: boolean;
  /** An absence that nobody has authorised. */
  readonly unexplained: boolean;
}

export interface ExpectedAbsence {
  readonly absenceId: string;
  readonly kind: AbsenceKind;
  readonly code: string;
  /** Whether the school gives its code today: by a retired one nobody is expected to be away any more. */
  readonly given: boolean;
}

/** A student on a register: what was said, and what is known without anybody saying it there. */
export interface KnownOfStudent {
  readonly registerId: string;
  readonly studentId: string;
  readonly state: RegisterState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  /** Null where nothing has ever been said. */
  readonly mark: StandingMark | null;
  /** What the office says there was made of what is known, and by nobody since. */
  readonly ours: boolean;
  /** Where it is ours: what the office had said by hand before, which it comes back to. */
  readonly byHand: Omit<LayerValue, 'codeVersion'> | null;
  /** What counts; where it is ours, what would count without it: by hand, or by the teacher. */
  readonly said: SaidOfStudent | null;
  /** The approved absence that takes at least half of the session. */
  readonly expected: ExpectedAbsence | null;
  /** What the book of the front desk says of the student on that day. */
  readonly movements: readonly DeskMovement[];
}

/** The codes of a school that say what is known. */
export interface SchoolCodes extends CodesForPresence {
  /** The one for an absence without a reason, if the school gives one. */
  readonly unexplainedCode: string | null;
}

/** A mark that was made of what is known; without a code it was taken back. */
export interface MadeMark {
  /** The absence that explains it, if one does. */
  readonly absenceId: string | null;
  readonly registerId: string;
  readonly date: LocalDate;
  readonly studentId: string;
  readonly revision: number;
}

/** What absences and the front desk mean for registers. */
export interface AbsenceEffects {
  /**
   * The registers of a student from the first to the last of these days, as absences and the desk are now; they keep their
   * state until the unit of work ends.
   */
  of(
    studentId: string,
    days: { readonly first: LocalDate; readonly last: LocalDate },
  ): Promise<KnownOfStudent[]>;

  /** The students of a register of whom something is known. */
  on(register: Register): Promise<KnownOfStudent[]>;

  codes(): Promise<SchoolCodes>;

  /** Notes which marks were made of what is known, so that they can follow it. */
  remember(made: readonly MadeMark[]): Promise<void>;
}
export const AbsenceEffects = token<AbsenceEffects>('AbsenceEffects');
