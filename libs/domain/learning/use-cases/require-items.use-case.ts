import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import { managesOwnOnly } from '../course.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

export interface RequireItemsInput {
  readonly itemId: string;
  /** All items of the run that have to be completed before. */
  readonly itemIds: readonly string[];
  readonly expectedVersion: number | undefined;
}

/** Says what has to be completed before an item opens. */
export class RequireItemsUseCase {
  constructor(private readonly deps: { outlines: OutlineRepository }) {}

  async execute({ itemId, itemIds, expectedVersion }: RequireItemsInput, actor: Actor): Promise<void> {
    const { outlines } = this.deps;
    const outline = await outlines.hold({ itemId }, managesOwnOnly(actor));
    outline.assertMayRequire(itemId, itemIds);
    const item = await outlines.item(itemId);
    expectVersion(item, expectedVersion);
    item.require(itemIds);
    outline.note('item_changed', itemId, actor);
  }
}
