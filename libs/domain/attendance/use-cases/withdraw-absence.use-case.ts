import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { dateIn } from '../../kernel/local-date.js';
import { expectVersion } from '../../kernel/version.js';
import type { AbsenceDesk } from '../absence/absence-desk.js';
import type { AbsenceRepository } from '../absence/absence.repository.js';
import type { AbsenceSettlement } from '../absence/absence-settlement.js';

export interface WithdrawAbsenceInput {
  readonly absenceId: string;
  /** The version that the caller saw; undefined for whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** The student comes after all. What the absence has said on registers is taken back. */
export class WithdrawAbsenceUseCase {
  constructor(
    private readonly deps: {
      absences: AbsenceRepository;
      desk: AbsenceDesk;
      settlement: AbsenceSettlement;
      clock: Clock;
    },
  ) {}

  async execute({ absenceId, expectedVersion }: WithdrawAbsenceInput, actor: Actor): Promise<void> {
    const absence = await this.deps.absences.byId(
      absenceId,
      actor.reach('attendance.absence.request') === 'own',
    );
    expectVersion(absence, expectedVersion);
    const wasApproved = absence.isApproved();
    const { timeZone } = await this.deps.desk.ground({ studentId: null, code: null, periodIds: [] });
    absence.withdraw(actor, dateIn(timeZone, this.deps.clock.now()));
    if (wasApproved) await this.deps.settlement.followAbsence(absence, actor);
  }
}
