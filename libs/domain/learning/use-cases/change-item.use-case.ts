import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import { managesOwnOnly } from '../course.js';
import type { ItemDetails } from '../outline/course-item.js';
import type { OutlineRepository } from '../outline/outline.repository.js';

export interface ChangeItemInput {
  readonly itemId: string;
  readonly changes: Partial<ItemDetails>;
  readonly expectedVersion: number | undefined;
}

export class ChangeItemUseCase {
  constructor(private readonly deps: { outlines: OutlineRepository }) {}

  async execute({ itemId, changes, expectedVersion }: ChangeItemInput, actor: Actor): Promise<void> {
    const { outlines } = this.deps;
    const outline = await outlines.hold({ itemId }, managesOwnOnly(actor));
    const item = await outlines.item(itemId);
    expectVersion(item, expectedVersion);
    item.change(changes);
    outline.note('item_changed', itemId, actor);
  }
}
