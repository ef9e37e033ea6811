import type { LocalDate } from '../../kernel/local-date.js';
import { token } from '../../kernel/token.js';
import type { StandingMark } from '../marking.words.js';
import type { Register } from '../register.js';
import type { RegisterState } from '../register.words.js';
import type { Absence } from './absence.js';
import type { AbsenceKind } from './absence.words.js';

/** What is said of a student on a register. */
export interface MarkToExplain {
  readonly registerId: string;
  readonly studentId: string;
  /** Null where nothing has ever been said. */
  readonly mark: StandingMark | null;
  /** What counts is an absence that nobody has authorised. */
  readonly unexplained: boolean;
}

/** A register that the student is on, on a day of an absence. */
export interface AbsenceEffect extends MarkToExplain {
  readonly state: RegisterState;
  /** The absence, as it is now, takes at least half of the session. */
  readonly covered: boolean;
  /** What the office says there has been made by this absence, and by nobody since. */
  readonly ours: boolean;
}

/** Somebody who is on a register, and expected not to come. */
export interface ExpectedAbsence extends MarkToExplain {
  readonly absenceId: string;
  readonly kind: AbsenceKind;
  readonly code: string;
}

/** A mark that an absence has made; without a code it has taken back what it had made. */
export interface MadeMark {
  readonly absenceId: string;
  readonly registerId: string;
  readonly date: LocalDate;
  readonly studentId: string;
  readonly revision: number;
  readonly code: string | null;
}

/** What absences do to registers. */
export interface AbsenceEffects {
  /**
   * The registers of the student from the first to the last of these days; they keep their state until the unit of work
   * ends. `unexplainedCode`: the one that the school gives for an absence without a reason, if it has one.
   */
  of(
    absence: Absence,
    days: { readonly first: LocalDate; readonly last: LocalDate },
  ): Promise<{ readonly effects: readonly AbsenceEffect[]; readonly unexplainedCode: string | null }>;

  /** Who is expected not to come, on a register that is about to be submitted. */
  expectedOn(register: Register): Promise<ExpectedAbsence[]>;

  /** Notes which marks absences have made, so that they can follow them. */
  remember(made: readonly MadeMark[]): Promise<void>;
}
export const AbsenceEffects = token<AbsenceEffects>('AbsenceEffects');
