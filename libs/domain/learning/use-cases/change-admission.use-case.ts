import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import { managesOwnOnly } from '../course.js';
import type { AdmissionDetails } from '../enrolment/admission.js';
import type { AdmissionRepository } from '../enrolment/admission.repository.js';

export interface ChangeAdmissionInput {
  readonly runId: string;
  readonly changes: Partial<AdmissionDetails>;
  readonly expectedVersion: number | undefined;
}

export class ChangeAdmissionUseCase {
  constructor(private readonly deps: { admissions: AdmissionRepository }) {}

  async execute({ runId, changes, expectedVersion }: ChangeAdmissionInput, actor: Actor): Promise<void> {
    const admission = await this.deps.admissions.hold(runId, managesOwnOnly(actor));
    expectVersion(admission, expectedVersion);
    admission.change(changes, actor);
  }
}
