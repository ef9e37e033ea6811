import { expectVersion } from '../../kernel/version.js';
import type { EnrolmentRepository } from '../enrolment.repository.js';

export interface ActivateEnrolmentInput {
  readonly enrolmentId: string;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ActivateEnrolmentUseCase {
  constructor(private readonly deps: { enrolments: EnrolmentRepository }) {}

  async execute({ enrolmentId, expectedVersion }: ActivateEnrolmentInput): Promise<void> {
    const enrolment = await this.deps.enrolments.byId(enrolmentId);
    expectVersion(enrolment, expectedVersion);
    enrolment.activate();
  }
}
