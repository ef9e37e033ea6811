import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { expectVersion } from '../../kernel/version.js';
import type { AbsenceDesk } from '../absence/absence-desk.js';
import type { AbsenceRepository } from '../absence/absence.repository.js';
import type { AbsenceSettlement } from '../absence/absence-settlement.js';

export interface ApproveAbsenceInput {
  readonly absenceId: string;
  /** Instead of the one that was asked for. */
  readonly code: string | null;
  /** For whoever asked. */
  readonly decisionNote: string | null;
  /** The version that was decided on; undefined for whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** From then on registers expect the absence; those that were submitted before say it as an amendment of the office. */
export class ApproveAbsenceUseCase {
  constructor(
    private readonly deps: {
      absences: AbsenceRepository;
      desk: AbsenceDesk;
      settlement: AbsenceSettlement;
      clock: Clock;
    },
  ) {}

  async execute({ absenceId, expectedVersion, ...given }: ApproveAbsenceInput, actor: Actor): Promise<void> {
    const absence = await this.deps.absences.byId(absenceId, false);
    expectVersion(absence, expectedVersion);
    const stands = given.code ?? absence.extent().code;
    const { code } = await this.deps.desk.ground({ studentId: null, code: stands, periodIds: [] });
    absence.approve(given, code, actor, this.deps.clock.now());
    await this.deps.settlement.followAbsence(absence, actor);
  }
}
