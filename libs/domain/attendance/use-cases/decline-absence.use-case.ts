import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { expectVersion } from '../../kernel/version.js';
import type { AbsenceRepository } from '../absence/absence.repository.js';

export interface DeclineAbsenceInput {
  readonly absenceId: string;
  /** Why, for whoever asked. */
  readonly decisionNote: string;
  /** The version that was decided on; undefined for whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class DeclineAbsenceUseCase {
  constructor(private readonly deps: { absences: AbsenceRepository; clock: Clock }) {}

  async execute(
    { absenceId, decisionNote, expectedVersion }: DeclineAbsenceInput,
    actor: Actor,
  ): Promise<void> {
    const absence = await this.deps.absences.byId(absenceId, false);
    expectVersion(absence, expectedVersion);
    absence.decline(decisionNote, actor, this.deps.clock.now());
  }
}
