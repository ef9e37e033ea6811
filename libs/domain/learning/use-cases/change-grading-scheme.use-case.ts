import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import type { SchemeDetails } from '../assessment/grading-scheme.words.js';
import type { GradingSchemeRepository } from '../assessment/grading-scheme.repository.js';
import { managesOwnOnly } from '../course.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

export interface ChangeGradingSchemeInput extends SchemeDetails {
  readonly runId: string;
  readonly expectedVersion: number | undefined;
}

/** Says how the results of a run become one. */
export class ChangeGradingSchemeUseCase {
  constructor(private readonly deps: { outlines: OutlineRepository; schemes: GradingSchemeRepository }) {}

  async execute(
    { runId, expectedVersion, ...details }: ChangeGradingSchemeInput,
    actor: Actor,
  ): Promise<void> {
    const { outlines, schemes } = this.deps;
    const { run } = await outlines.hold({ runId }, managesOwnOnly(actor));
    const scheme = await schemes.of(run);
    expectVersion(scheme, expectedVersion);
    scheme.change(details, await schemes.gradable(runId));
  }
}
