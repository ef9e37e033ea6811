import { expectVersion } from '../../kernel/version.js';
import type { SectionRepository } from '../section.repository.js';
import type { TeachingDetails } from '../teaching-assignment.js';
import type { TeachingAssignmentRepository } from '../teaching-assignment.repository.js';

export interface ChangeTeachingAssignmentInput {
  readonly teachingAssignmentId: string;
  readonly changes: Partial<TeachingDetails>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeTeachingAssignmentUseCase {
  constructor(
    private readonly deps: { sections: SectionRepository; assignments: TeachingAssignmentRepository },
  ) {}

  async execute({
    teachingAssignmentId,
    changes,
    expectedVersion,
  }: ChangeTeachingAssignmentInput): Promise<void> {
    const assignment = await this.deps.assignments.byId(teachingAssignmentId);
    expectVersion(assignment, expectedVersion);
    assignment.change(changes, await this.deps.sections.hold(assignment.sectionId));
  }
}
