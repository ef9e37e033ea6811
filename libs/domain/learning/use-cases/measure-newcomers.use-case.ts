import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CourseEnrolmentRepository } from '../enrolment/course-enrolment.repository.js';
import { Measurer } from '../progress/measurer.js';
import type { ProgressRepository } from '../progress/progress.repository.js';

export interface MeasureNewcomersInput {
  readonly runId: string;
}

/**
 * Whoever comes to a run is measured by its rules from the beginning; whoever is there already is left alone. Whoever
 * was away when the run was completed by other rules completes it on coming back.
 */
export class MeasureNewcomersUseCase {
  constructor(
    private readonly deps: {
      progress: ProgressRepository;
      enrolments: CourseEnrolmentRepository;
      clock: Clock;
    },
  ) {}

  /** Returns how many were measured. */
  async execute({ runId }: MeasureNewcomersInput, actor: Actor): Promise<number> {
    const { progress, clock } = this.deps;
    const book = await progress.newestRules(runId);
    const newcomers = await progress.newcomers(runId, book);
    await new Measurer(this.deps).measure(newcomers, book, actor, clock.now());
    return newcomers.length;
  }
}
