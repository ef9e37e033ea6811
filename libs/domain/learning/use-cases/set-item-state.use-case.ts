import type { Actor } from '../../kernel/actor.js';
import { expectVersion } from '../../kernel/version.js';
import { managesOwnOnly } from '../course.js';
import type { OutlineRepository } from '../outline/outline.repository.js';
import type { ItemState } from '../publication.js';

export interface SetItemStateInput {
  readonly itemId: string;
  readonly state: ItemState;
  readonly expectedVersion: number | undefined;
}

/** Publishes an item, or takes it back; being there already is no change. */
export class SetItemStateUseCase {
  constructor(private readonly deps: { outlines: OutlineRepository }) {}

  async execute({ itemId, state, expectedVersion }: SetItemStateInput, actor: Actor): Promise<void> {
    const { outlines } = this.deps;
    const outline = await outlines.hold({ itemId }, managesOwnOnly(actor));
    const item = await outlines.item(itemId);
    expectVersion(item, expectedVersion);
    if (item.state === state) return;
    item.becomes(state);
    outline.note(state === 'published' ? 'item_published' : 'item_unpublished', itemId, actor);
  }
}
