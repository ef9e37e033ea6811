import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import { managesOwnOnly } from '../course.js';
import type { CourseRunRepository } from '../course-run.repository.js';
import type { PublicationState } from '../publication.js';

export interface SetRunStateInput {
  readonly runId: string;
  readonly state: PublicationState;
  readonly expectedVersion: number | undefined;
}

/** Publishes a run, takes it back to a draft, or archives it. */
export class SetRunStateUseCase {
  constructor(private readonly deps: { runs: CourseRunRepository }) {}

  async execute({ runId, state, expectedVersion }: SetRunStateInput, actor: Actor): Promise<void> {
    const { run, course } = await this.deps.runs.hold(runId, managesOwnOnly(actor));
    expectVersion(run, expectedVersion);
    run.becomes(state, course, actor);
  }
}
