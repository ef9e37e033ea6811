import type { Actor } from '../../kernel/actor.js';
import type { GradingSchemeRepository } from '../assessment/grading-scheme.repository.js';
import { managesOwnOnly } from '../course.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

export interface RemoveItemInput {
  readonly itemId: string;
}

export class RemoveItemUseCase {
  constructor(private readonly deps: { outlines: OutlineRepository; schemes: GradingSchemeRepository }) {}

  async execute({ itemId }: RemoveItemInput, actor: Actor): Promise<void> {
    const { outlines, schemes } = this.deps;
    const outline = await outlines.hold({ itemId }, managesOwnOnly(actor));
    outline.assertNotRequired(itemId);
    for (const scheme of await schemes.ofRuns([outline.run.id])) scheme.leaveOut(itemId);
    outlines.removeItem(await outlines.item(itemId));
    outline.note('item_removed', itemId, actor);
  }
}
