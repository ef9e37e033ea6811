import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import type { Timekeeper } from '../assessment/timekeeper.js';
import { managesOwnOnly } from '../course.js';
import type { RunDetails } from '../course-run.js';
import type { CourseRunRepository } from '../course-run.repository.js';

export interface ChangeRunInput {
  readonly runId: string;
  readonly changes: Partial<RunDetails>;
  readonly expectedVersion: number | undefined;
}

export class ChangeRunUseCase {
  constructor(private readonly deps: { runs: CourseRunRepository; timekeeper: Timekeeper }) {}

  async execute({ runId, changes, expectedVersion }: ChangeRunInput, actor: Actor): Promise<void> {
    const { runs, timekeeper } = this.deps;
    const { run, course } = await runs.hold(runId, managesOwnOnly(actor));
    expectVersion(run, expectedVersion);
    run.change(changes, course, actor);
    if (changes.endsOn !== undefined) await timekeeper.follow(runId);
  }
}
