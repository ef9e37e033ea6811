import type { Actor } from '../../kernel/actor.js';
import { managesOwnOnly } from '../course.js';
import type { AdmissionRepository } from '../enrolment/admission.repository.js';

export interface SetJoinCodeInput {
  readonly runId: string;
  /** A new one, or none. */
  readonly wanted: boolean;
}

/** Gives a run a new code to enrol by, or takes it away. */
export class SetJoinCodeUseCase {
  constructor(private readonly deps: { admissions: AdmissionRepository }) {}

  async execute({ runId, wanted }: SetJoinCodeInput, actor: Actor): Promise<void> {
    const admission = await this.deps.admissions.hold(runId, managesOwnOnly(actor));
    if (wanted) admission.giveCode(actor);
    else admission.withdrawCode(actor);
  }
}
