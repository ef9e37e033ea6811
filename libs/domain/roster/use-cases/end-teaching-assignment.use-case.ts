import type { LocalDate } from '../../kernel/local-date.js';
import { expectVersion } from '../../kernel/version.js';
import type { TeachingAssignmentRepository } from '../teaching-assignment.repository.js';

export interface EndTeachingAssignmentInput {
  readonly teachingAssignmentId: string;
  /** The last day. */
  readonly on: LocalDate;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class EndTeachingAssignmentUseCase {
  constructor(private readonly deps: { assignments: TeachingAssignmentRepository }) {}

  async execute({ teachingAssignmentId, on, expectedVersion }: EndTeachingAssignmentInput): Promise<void> {
    const assignment = await this.deps.assignments.byId(teachingAssignmentId);
    expectVersion(assignment, expectedVersion);
    assignment.end(on);
  }
}
