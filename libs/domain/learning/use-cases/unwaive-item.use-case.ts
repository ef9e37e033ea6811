import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CertificateRepository } from '../certificates/certificate.repository.js';
import { Certifier } from '../certificates/certifier.js';
import { managesOwnOnly } from '../course.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import { CourseItemNotFound } from '../outline/outline.errors.js';
import type { OutlineRepository } from '../outline/outline.repository.js';
import type { ProgressRepository } from '../progress/progress.repository.js';

export interface UnwaiveItemInput {
  readonly enrolmentId: string;
  readonly itemId: string;
}

/** An author asks for an item after all. What the learner has done meanwhile counts; nothing else does (B3: explicitly). */
export class UnwaiveItemUseCase {
  constructor(
    private readonly deps: {
      progress: ProgressRepository;
      enrolments: CourseEnrolmentRepository;
      outlines: OutlineRepository;
      certificates: CertificateRepository;
      clock: Clock;
    },
  ) {}

  async execute({ enrolmentId, itemId }: UnwaiveItemInput, actor: Actor): Promise<void> {
    const { progress, enrolments, outlines, clock } = this.deps;
    const enrolment = await enrolments.hold(enrolmentId, managesOwnOnly(actor) ? 'taught' : 'all');
    const { runId, learnerId } = enrolment;
    if ((await outlines.item(itemId)).runId !== runId) throw new CourseItemNotFound();
    const theirs = await progress.hold({ runId, learnerId, enrolmentId });
    const now = clock.now();
    theirs.unwaive(itemId, actor, now);
    await progress.save([theirs]);
    await new Certifier(this.deps).follow(enrolment, theirs.isCompleted(), actor, now);
  }
}
