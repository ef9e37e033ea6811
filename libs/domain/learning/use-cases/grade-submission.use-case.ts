import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { Corrector } from '../assessment/corrector.js';
import type { SubmissionRepository } from '../assessment/submission.repository.js';
import type { GivenGrade } from '../assessment/submission.words.js';
import { managesOwnOnly } from '../course.js';

export interface GradeSubmissionInput extends GivenGrade {
  readonly submissionId: string;
}

/** Says what it is worth, by its rubric or in points; being late is counted by itself. */
export class GradeSubmissionUseCase {
  constructor(
    private readonly deps: { submissions: SubmissionRepository; corrector: Corrector; clock: Clock },
  ) {}

  async execute({ submissionId, ...grade }: GradeSubmissionInput, actor: Actor): Promise<void> {
    const { submissions, corrector, clock } = this.deps;
    const submission = await submissions.hold(submissionId, managesOwnOnly(actor) ? 'taught' : 'all');
    const assignment = await submissions.assignment(submission.itemId);
    const now = clock.now();
    submission.gradeBy(grade, assignment, actor, now);
    if (assignment.release === 'at_once') submission.release();
    await corrector.settle(submission, actor, now);
  }
}
