import type { Actor } from '../../kernel/actor.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import type { Learner } from './learner-progress.js';
import type { Witnessed } from './evidence.js';
import type { ProgressRepository } from './progress.repository.js';

/** Writes down what we have seen a learner do, and completes what is completed by it. */
export class Witness {
  constructor(
    private readonly deps: { progress: ProgressRepository; enrolments: CourseEnrolmentRepository },
  ) {}

  async note(
    { runId, learnerId, enrolmentId, enrolmentState }: Learner,
    seen: Witnessed,
    by: Actor,
    now: Date,
  ): Promise<void> {
    const { progress, enrolments } = this.deps;
    const theirs = await progress.hold({ runId, learnerId, enrolmentId });
    theirs.witness(seen, by, now);
    await progress.save([theirs]);
    if (!theirs.isCompleted() || enrolmentState === 'completed') return;
    for (const enrolment of await enrolments.holdAll([enrolmentId]))
      if (enrolment.state === 'active') enrolment.becomes('completed', by, now);
  }
}
