import type { LocalDate } from '../../kernel/local-date.js';
import { expectVersion } from '../../kernel/version.js';
import type { EnrolmentRepository } from '../enrolment.repository.js';
import type { EnrolmentEnd } from '../enrolment.words.js';

export interface EndEnrolmentInput {
  readonly enrolmentId: string;
  /** The last day. */
  readonly on: LocalDate;
  readonly as: EnrolmentEnd;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** A13: it ends, and nothing that hangs on it goes away. */
export class EndEnrolmentUseCase {
  constructor(private readonly deps: { enrolments: EnrolmentRepository }) {}

  async execute({ enrolmentId, on, as, expectedVersion }: EndEnrolmentInput): Promise<void> {
    const enrolment = await this.deps.enrolments.byId(enrolmentId);
    expectVersion(enrolment, expectedVersion);
    enrolment.end(on, as);
  }
}
