import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import { Measurer } from '../progress/measurer.js';
import type { ProgressRepository } from '../progress/progress.repository.js';
import { rulesOf, type RuleBook } from '../progress/rule-book.js';

export interface ReviseRulesInput {
  readonly runId: string;
}

/**
 * B2: when what counts in a run is something else now, it becomes a new version of the rules, and everybody's progress is
 * recomputed by it. Asked without need, it finds everything as it should be, and mends what is not.
 */
export class ReviseRulesUseCase {
  constructor(
    private readonly deps: {
      progress: ProgressRepository;
      enrolments: CourseEnrolmentRepository;
      clock: Clock;
    },
  ) {}

  /** Returns how many learners' progress is another now. */
  async execute({ runId }: ReviseRulesInput, actor: Actor): Promise<number> {
    const { progress, clock } = this.deps;
    const now = clock.now();
    const { book, items, run } = await progress.rules(runId);
    const wanted = rulesOf(items, run);
    const same = JSON.stringify([book.items, book.run]) === JSON.stringify([wanted.items, wanted.run]);
    const valid: RuleBook = same ? book : { ...wanted, version: book.version + 1 };
    if (!same) await progress.addBook(runId, valid, now);
    return new Measurer(this.deps).measure(await progress.everybody(runId), valid, actor, now);
  }
}
