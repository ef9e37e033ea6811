import { systemActor, type Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Register } from '../register.js';
import { isTaken } from '../register.words.js';
import { overrideOn, type SheetStack } from '../sheet-stack.js';
import type { Absence } from './absence.js';
import type { AbsenceEffects, KnownOfStudent, SchoolCodes } from './absence-effects.js';
import { afterwards, isAwaited, uponSubmission, type Verdict } from './verdict.js';

type Judge = (known: KnownOfStudent, school: SchoolCodes) => Verdict | undefined;

/** Lets registers say what is known of students: by absences, and by the book of the front desk. */
export class AbsenceSettlement {
  constructor(private readonly deps: { effects: AbsenceEffects; stack: SheetStack; clock: Clock }) {}

  /**
   * After something became known of a student, or became otherwise: the registers of these days that were taken follow.
   * A locked one stays as it is: whoever may reopens it (A5).
   * @returns what is known on the registers that are not taken yet
   */
  async follow(
    studentId: string,
    days: { readonly first: LocalDate; readonly last: LocalDate },
    by: Actor,
  ): Promise<KnownOfStudent[]> {
    const known = await this.deps.effects.of(studentId, days);
    const taken = known.filter(({ state }) => isTaken(state));
    await this.settle(taken, afterwards, by);
    return known.filter(isAwaited);
  }

  /**
   * After an absence was approved, changed or withdrawn.
   * @param former its days before a change; the registers of those as well may say otherwise now
   */
  async followAbsence(
    absence: Absence,
    by: Actor,
    former?: { readonly startsOn: LocalDate; readonly endsOn: LocalDate },
  ): Promise<void> {
    absence.tellExpectations(await this.follow(absence.studentId, absence.daysSince(former), by));
  }

  /** While a register is being submitted: nobody is missing on it of whom it is known where they are (A8). */
  async beforeSubmission(register: Register): Promise<void> {
    const known = await this.deps.effects.on(register);
    await this.settle(known, uponSubmission, systemActor(register.schoolId));
  }

  /** After a register that was taken counts again: it follows what became known while it was cancelled. */
  async afterReinstatement(register: Register): Promise<void> {
    const known = await this.deps.effects.on(register);
    await this.settle(known, afterwards, systemActor(register.schoolId));
  }

  private async settle(known: readonly KnownOfStudent[], judge: Judge, by: Actor): Promise<void> {
    if (known.length === 0) return;
    const school = await this.deps.effects.codes();
    const verdicts = known.flatMap((one) => judge(one, school) ?? []);
    const wanted = verdicts.map((verdict) => verdict.wanted);
    const changed = await overrideOn(this.deps.stack, wanted, by, this.deps.clock.now());
    const absences = new Map(verdicts.map((verdict) => [keyOf(verdict.wanted), verdict.absenceId]));
    const made = changed.flatMap(({ sheet: { registerId, date }, changes }) =>
      changes.map(({ studentId, version: revision }) => {
        const absenceId = absences.get(keyOf({ registerId, studentId })) ?? null;
        return { absenceId, registerId, date, studentId, revision };
      }),
    );
    await this.deps.effects.remember(made);
  }
}

function keyOf({ registerId, studentId }: { registerId: string; studentId: string }): string {
  return `${registerId} ${studentId}`;
}
