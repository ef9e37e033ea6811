import type { LocalDate } from '../../kernel/local-date.js';
import { expectVersion } from '../../kernel/version.js';
import type { EnrolmentRepository } from '../enrolment.repository.js';

export interface SuspendEnrolmentInput {
  readonly enrolmentId: string;
  /** The first day away. */
  readonly from: LocalDate;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class SuspendEnrolmentUseCase {
  constructor(private readonly deps: { enrolments: EnrolmentRepository }) {}

  async execute({ enrolmentId, from, expectedVersion }: SuspendEnrolmentInput): Promise<void> {
    const enrolment = await this.deps.enrolments.byId(enrolmentId);
    expectVersion(enrolment, expectedVersion);
    enrolment.suspend(from);
  }
}
