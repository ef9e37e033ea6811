import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import type { AbsenceDesk } from '../absence/absence-desk.js';
import type { AbsenceRepository } from '../absence/absence.repository.js';
import type { AbsenceSettlement } from '../absence/absence-settlement.js';
import type { AbsenceDetails, DayPart } from '../absence/absence.words.js';
import { partsAsked } from '../absence/parts-asked.js';

/** What is left out stays as it is; both lists of parts together say the parts. */
export interface ChangeAbsenceInput extends Partial<Omit<AbsenceDetails, 'parts'>> {
  readonly absenceId: string;
  readonly parts?: readonly DayPart[];
  readonly periodIds?: readonly string[];
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** What was approved and is changed by the office changes the registers with it. */
export class ChangeAbsenceUseCase {
  constructor(
    private readonly deps: {
      absences: AbsenceRepository;
      desk: AbsenceDesk;
      settlement: AbsenceSettlement;
    },
  ) {}

  async execute(input: ChangeAbsenceInput, actor: Actor): Promise<void> {
    const { absenceId, expectedVersion, parts, periodIds = [], ...changes } = input;
    const absence = await this.deps.absences.byId(
      absenceId,
      actor.reach('attendance.absence.request') === 'own',
    );
    expectVersion(absence, expectedVersion);
    const { code, periods } = await this.deps.desk.ground({
      studentId: null,
      code: changes.code ?? null,
      periodIds,
    });
    const redivides = parts !== undefined || input.periodIds !== undefined;
    const divided = redivides ? { parts: partsAsked(parts ?? [], periodIds, periods) } : {};
    const former = absence.extent();
    absence.change({ ...changes, ...divided }, code, actor);
    if (absence.isApproved()) await this.deps.settlement.followAbsence(absence, actor, former);
  }
}
