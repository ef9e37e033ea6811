import type { LocalDate } from '../../kernel/local-date.js';
import { expectVersion } from '../../kernel/version.js';
import type { EnrolmentRepository } from '../enrolment.repository.js';

export interface ResumeEnrolmentInput {
  readonly enrolmentId: string;
  /** The first day back. */
  readonly on: LocalDate;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ResumeEnrolmentUseCase {
  constructor(private readonly deps: { enrolments: EnrolmentRepository }) {}

  async execute({ enrolmentId, on, expectedVersion }: ResumeEnrolmentInput): Promise<void> {
    const enrolment = await this.deps.enrolments.byId(enrolmentId);
    expectVersion(enrolment, expectedVersion);
    enrolment.resume(on);
  }
}
