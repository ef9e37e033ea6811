import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import { managesOwnOnly } from '../course.js';
import type { CourseRunRepository } from '../course-run.repository.js';
import type { OutlineRepository } from '../outline/outline.repository.js';
import { soundRule, type CompletionRule } from '../progress/rules.js';

export interface SetRunCompletionInput {
  readonly runId: string;
  /** Null: by every item. */
  readonly rule: CompletionRule | null;
  readonly expectedVersion: number | undefined;
}

/** Says how a run is completed. Progress is measured by it moments later, and nothing that was attained is lost. */
export class SetRunCompletionUseCase {
  constructor(private readonly deps: { runs: CourseRunRepository; outlines: OutlineRepository }) {}

  async execute({ runId, rule, expectedVersion }: SetRunCompletionInput, actor: Actor): Promise<void> {
    const { runs, outlines } = this.deps;
    const outline = await outlines.hold({ runId }, managesOwnOnly(actor));
    const { run } = await runs.hold(runId, managesOwnOnly(actor));
    expectVersion(run, expectedVersion);
    const items = new Set(outline.items.map(({ id }) => id));
    run.completeBy(rule && soundRule(rule, { level: 'run', items }));
    outline.note('completion_changed', runId, actor);
  }
}
