import { systemActor, type Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Register } from '../register.js';
import { overrideOn, type SheetStack, type WantedOn } from '../sheet-stack.js';
import type { Absence } from './absence.js';
import type { AbsenceEffects } from './absence-effects.js';
import { afterwards, isAwaited, uponSubmission } from './consequences.js';

/** Lets registers say what absences mean for them. */
export class AbsenceSettlement {
  constructor(private readonly deps: { effects: AbsenceEffects; stack: SheetStack; clock: Clock }) {}

  /**
   * After an absence was approved, changed or withdrawn. A locked register stays as it is: whoever may reopens it (A5).
   * @param former its days before a change; the registers of those as well may say otherwise now
   */
  async follow(
    absence: Absence,
    by: Actor,
    former: { startsOn: LocalDate; endsOn: LocalDate } = absence.extent(),
  ): Promise<void> {
    const { startsOn, endsOn } = absence.extent();
    const days = { first: earlier(startsOn, former.startsOn), last: later(endsOn, former.endsOn) };
    const { effects, unexplainedCode } = await this.deps.effects.of(absence, days);
    absence.changesExpectations(effects.filter(isAwaited));
    const said = { kind: absence.kind, code: absence.isApproved() ? absence.extent().code : null };
    const wanted = effects.flatMap((effect) => afterwards(effect, said, unexplainedCode) ?? []);
    await this.say(wanted, by, () => absence.id);
  }

  /** While a register is being submitted: nobody is missing on it who is known to be absent (A8). */
  async beforeSubmission(register: Register): Promise<void> {
    const expected = await this.deps.effects.expectedOn(register);
    const absences = new Map(expected.map(({ studentId, absenceId }) => [studentId, absenceId]));
    const wanted = expected.flatMap((student) => uponSubmission(student) ?? []);
    await this.say(wanted, systemActor(register.schoolId), (studentId) => absences.get(studentId)!);
  }

  private async say(
    wanted: readonly WantedOn[],
    by: Actor,
    absenceOf: (studentId: string) => string,
  ): Promise<void> {
    const changed = await overrideOn(this.deps.stack, wanted, by, this.deps.clock.now());
    const made = changed.flatMap(({ sheet: { registerId, date }, changes }) =>
      changes.map(({ studentId, version: revision, office }) => {
        const absenceId = absenceOf(studentId);
        return { absenceId, registerId, date, studentId, revision, code: office?.code ?? null };
      }),
    );
    await this.deps.effects.remember(made);
  }
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}
