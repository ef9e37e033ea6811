import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { managesOwnOnly } from '../course.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import type { CourseEnrolmentState } from '../enrolment/enrolment.words.js';
import { CourseItemNotFound } from '../outline/outline.errors.js';
import type { OutlineRepository } from '../outline/outline.repository.js';
import { NothingToWaive } from '../progress/progress.errors.js';
import type { ProgressRepository } from '../progress/progress.repository.js';

export interface WaiveItemInput {
  readonly enrolmentId: string;
  readonly itemId: string;
  readonly reason: string;
}

/** Whose progress goes on. */
const LEARNS: readonly CourseEnrolmentState[] = ['active', 'suspended', 'completed'];

/** An author lets a learner do without an item: it counts as if it was completed, and what requires it opens. */
export class WaiveItemUseCase {
  constructor(
    private readonly deps: {
      progress: ProgressRepository;
      enrolments: CourseEnrolmentRepository;
      outlines: OutlineRepository;
      clock: Clock;
    },
  ) {}

  async execute({ enrolmentId, itemId, reason }: WaiveItemInput, actor: Actor): Promise<void> {
    const { progress, enrolments, outlines, clock } = this.deps;
    const enrolment = await enrolments.hold(enrolmentId, managesOwnOnly(actor) ? 'taught' : 'all');
    const { runId, learnerId, state } = enrolment;
    if (!LEARNS.includes(state)) throw new NothingToWaive(state);
    const item = await outlines.item(itemId);
    // What is not published counts for nobody (B10).
    if (item.runId !== runId || item.state !== 'published') throw new CourseItemNotFound();
    const theirs = await progress.hold({ runId, learnerId, enrolmentId });
    const now = clock.now();
    theirs.waive(itemId, reason, actor, now);
    await progress.save([theirs]);
    if (theirs.isCompleted() && state === 'active') enrolment.becomes('completed', actor, now);
  }
}
