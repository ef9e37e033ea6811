import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { Corrector } from '../assessment/corrector.js';
import type { SubmissionRepository } from '../assessment/submission.repository.js';
import { managesOwnOnly } from '../course.js';

export interface ReleaseSubmissionInput {
  readonly submissionId: string;
}

/** B6: from now on the learner sees what it is worth. */
export class ReleaseSubmissionUseCase {
  constructor(
    private readonly deps: { submissions: SubmissionRepository; corrector: Corrector; clock: Clock },
  ) {}

  async execute({ submissionId }: ReleaseSubmissionInput, actor: Actor): Promise<void> {
    const { submissions, corrector, clock } = this.deps;
    const submission = await submissions.hold(submissionId, managesOwnOnly(actor) ? 'taught' : 'all');
    submission.release();
    await corrector.settle(submission, actor, clock.now());
  }
}
