import { expectVersion } from '../../kernel/version.js';
import type { EnrolmentRepository } from '../enrolment.repository.js';
import type { SectionRepository } from '../section.repository.js';
import type { Span } from '../span.js';

export interface RedateEnrolmentInput {
  readonly enrolmentId: string;
  readonly changes: Partial<Span>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class RedateEnrolmentUseCase {
  constructor(private readonly deps: { sections: SectionRepository; enrolments: EnrolmentRepository }) {}

  async execute({ enrolmentId, changes, expectedVersion }: RedateEnrolmentInput): Promise<void> {
    const enrolment = await this.deps.enrolments.byId(enrolmentId);
    expectVersion(enrolment, expectedVersion);
    enrolment.redate(changes, await this.deps.sections.hold(enrolment.sectionId));
  }
}
