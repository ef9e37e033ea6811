import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { managesOwnOnly } from '../course.js';
import type { RunDetails } from '../course-run.js';
import type { CourseRunRepository } from '../course-run.repository.js';
import type { Copyist } from '../outline/copyist.js';

export interface DuplicateRunInput extends RunDetails {
  readonly runId: string;
}

/** Teaches the course once more: the same outline with the questions of the course, nobody enrolled, a draft with dates of its own. */
export class DuplicateRunUseCase {
  constructor(private readonly deps: { runs: CourseRunRepository; copyist: Copyist; clock: Clock }) {}

  async execute({ runId, ...details }: DuplicateRunInput, actor: Actor): Promise<{ id: string }> {
    const { runs, copyist, clock } = this.deps;
    const { run, course } = await runs.hold(runId, managesOwnOnly(actor));
    const copy = run.copyTo(course, details, actor, clock.now());
    runs.add(copy);
    await copyist.copyRuns([{ from: run, to: copy }]);
    return { id: copy.id };
  }
}
