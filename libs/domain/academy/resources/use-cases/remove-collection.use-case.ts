import type { Actor } from '../../../kernel/actor.js';
import type { ResourceCollectionRepository } from '../collection.repository.js';
import { holdsOwnOnly } from '../resource.js';

/** What lay in it stays in the library. */
export class RemoveCollectionUseCase {
  constructor(private readonly deps: { collections: ResourceCollectionRepository }) {}

  async execute({ collectionId }: { collectionId: string }, actor: Actor): Promise<void> {
    const collection = await this.deps.collections.hold(collectionId, holdsOwnOnly(actor));
    collection.beRemoved(actor);
    this.deps.collections.remove(collection);
  }
}
