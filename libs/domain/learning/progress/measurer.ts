import type { Actor } from '../../kernel/actor.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import type { Learner } from './learner-progress.js';
import type { ProgressRepository } from './progress.repository.js';
import type { RuleBook } from './rule-book.js';

/** How many learners statements carry at once: what a run has done in a year would be too much for one. */
const SOME = 200;

/** Measures learners by the rules that hold, and completes what is completed by them. */
export class Measurer {
  constructor(
    private readonly deps: { progress: ProgressRepository; enrolments: CourseEnrolmentRepository },
  ) {}

  /** Of different learners, as many statements for two hundred as for one. Returns how many's progress is another now. */
  async measure(learners: readonly Learner[], book: RuleBook, by: Actor, now: Date): Promise<number> {
    let changed = 0;
    for (let i = 0; i < learners.length; i += SOME)
      changed += await this.some(learners.slice(i, i + SOME), book, by, now);
    return changed;
  }

  private async some(of: readonly Learner[], book: RuleBook, by: Actor, now: Date): Promise<number> {
    const { progress, enrolments } = this.deps;
    const theirs = await progress.holdSome(of);
    for (const one of theirs) one.measureBy(book);
    await progress.save(theirs);
    const done = of.filter(
      ({ enrolmentState }, i) => theirs[i]!.isCompleted() && enrolmentState !== 'completed',
    );
    for (const enrolment of await enrolments.holdAll(done.map(({ enrolmentId }) => enrolmentId)))
      if (enrolment.state === 'active') enrolment.becomes('completed', by, now);
    return theirs.filter((one) => one.changes() !== null).length;
  }
}
