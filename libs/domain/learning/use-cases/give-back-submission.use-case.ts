import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CourseRunRepository } from '../course-run.repository.js';
import type { SubmissionRepository } from '../assessment/submission.repository.js';
import { managesOwnOnly } from '../course.js';

export interface GiveBackSubmissionInput {
  readonly submissionId: string;
  readonly feedback: string;
}

/** Gives it back to be worked on. */
export class GiveBackSubmissionUseCase {
  constructor(
    private readonly deps: { submissions: SubmissionRepository; runs: CourseRunRepository; clock: Clock },
  ) {}

  async execute({ submissionId, feedback }: GiveBackSubmissionInput, actor: Actor): Promise<void> {
    const { submissions, runs, clock } = this.deps;
    const submission = await submissions.hold(submissionId, managesOwnOnly(actor) ? 'taught' : 'all');
    await runs.assertOpen(submission.runId); // nobody hands in another one where it is archived
    submission.giveBack(feedback, actor, clock.now());
  }
}
