import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import { CourseItemNotOpen } from '../outline/outline.errors.js';
import type { SaidByLearner } from '../progress/evidence.js';
import { CourseItemLocked } from '../progress/progress.errors.js';
import type { ProgressRepository } from '../progress/progress.repository.js';

export interface NoteEvidenceInput {
  readonly itemId: string;
  readonly kind: SaidByLearner;
}

/** The learner has seen an item, or says that it is done. When that was is for our clock to say. */
export class NoteEvidenceUseCase {
  constructor(
    private readonly deps: {
      progress: ProgressRepository;
      enrolments: CourseEnrolmentRepository;
      clock: Clock;
    },
  ) {}

  async execute({ itemId, kind }: NoteEvidenceInput, actor: Actor): Promise<{ enrolmentId: string }> {
    const { progress, enrolments, clock } = this.deps;
    const item = await progress.openItem(itemId);
    if (item.notYet || item.over) throw new CourseItemNotOpen(item.opensAt, item.closesAt);
    if (item.missing.length > 0) throw new CourseItemLocked(item.missing);
    const mine = await progress.hold(item);
    const now = clock.now();
    mine.note(kind, itemId, actor, now);
    await progress.save([mine]);
    if (mine.isCompleted())
      for (const enrolment of await enrolments.holdAll([item.enrolmentId]))
        enrolment.becomes('completed', actor, now);
    return { enrolmentId: item.enrolmentId };
  }
}
