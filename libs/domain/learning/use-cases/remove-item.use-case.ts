import type { Actor } from '../../kernel/actor.js';
import { managesOwnOnly } from '../course.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

export interface RemoveItemInput {
  readonly itemId: string;
}

export class RemoveItemUseCase {
  constructor(private readonly deps: { outlines: OutlineRepository }) {}

  async execute({ itemId }: RemoveItemInput, actor: Actor): Promise<void> {
    const { outlines } = this.deps;
    const outline = await outlines.hold({ itemId }, managesOwnOnly(actor));
    outline.assertNotRequired(itemId);
    outlines.removeItem(await outlines.item(itemId));
    outline.note('item_removed', itemId, actor);
  }
}
