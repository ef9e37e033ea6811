import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CertificateRepository } from '../certificates/certificate.repository.js';
import { Certifier } from '../certificates/certifier.js';
import { managesOwnOnly } from '../course.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import type { ProgressRepository } from '../progress/progress.repository.js';

export interface ResetProgressInput {
  readonly enrolmentId: string;
  /** Null: all of it. */
  readonly itemIds: readonly string[] | null;
}

/** B3: an author lets a learner begin anew. What was done stays written down and counts no more. */
export class ResetProgressUseCase {
  constructor(
    private readonly deps: {
      progress: ProgressRepository;
      enrolments: CourseEnrolmentRepository;
      certificates: CertificateRepository;
      clock: Clock;
    },
  ) {}

  async execute({ enrolmentId, itemIds }: ResetProgressInput, actor: Actor): Promise<void> {
    const { progress, enrolments, clock } = this.deps;
    const enrolment = await enrolments.hold(enrolmentId, managesOwnOnly(actor) ? 'taught' : 'all');
    const { runId, learnerId } = enrolment;
    const theirs = await progress.hold({ runId, learnerId, enrolmentId });
    const now = clock.now();
    theirs.reset(itemIds, actor, now);
    await progress.save([theirs]);
    await new Certifier(this.deps).follow(enrolment, theirs.isCompleted(), actor, now);
  }
}
