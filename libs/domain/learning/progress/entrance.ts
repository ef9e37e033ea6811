import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import { CourseItemNotOpen } from '../outline/outline.errors.js';
import { CourseItemLocked } from './progress.errors.js';
import type { OpenItem, ProgressRepository } from './progress.repository.js';

/** Where learners begin to work on an item. */
export class Entrance {
  constructor(
    private readonly deps: { progress: ProgressRepository; enrolments: CourseEnrolmentRepository },
  ) {}

  /**
   * The item as the learner finds it now. Of one learner one device works on what follows at a time: the other waits until
   * the unit of work ends.
   * @throws CourseItemNotFound, CourseItemNotOpen, CourseItemLocked
   */
  async enter(itemId: string): Promise<OpenItem & { readonly itemId: string }> {
    const { progress, enrolments } = this.deps;
    const item = await progress.openItem(itemId);
    if (item.notYet || item.over) throw new CourseItemNotOpen(item.opensAt, item.closesAt);
    if (item.missing.length > 0) throw new CourseItemLocked(item.missing);
    await enrolments.holdAll([item.enrolmentId]);
    return { ...item, itemId };
  }
}
