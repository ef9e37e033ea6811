import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import { managesOwnOnly } from '../course.js';
import type { OutlineRepository } from '../outline/outline.repository.js';
import { soundRule, type CompletionRule } from '../progress/rules.js';

export interface SetItemCompletionInput {
  readonly itemId: string;
  /** Null: as items of its kind are. */
  readonly rule: CompletionRule | null;
  readonly expectedVersion: number | undefined;
}

/** Says how an item is completed. Progress is measured by it moments later, and nothing that was attained is lost. */
export class SetItemCompletionUseCase {
  constructor(private readonly deps: { outlines: OutlineRepository }) {}

  async execute({ itemId, rule, expectedVersion }: SetItemCompletionInput, actor: Actor): Promise<void> {
    const { outlines } = this.deps;
    const outline = await outlines.hold({ itemId }, managesOwnOnly(actor));
    const item = await outlines.item(itemId);
    expectVersion(item, expectedVersion);
    item.completeBy(rule && soundRule(rule, { level: 'item', items: new Set() }));
    outline.note('completion_changed', itemId, actor);
  }
}
