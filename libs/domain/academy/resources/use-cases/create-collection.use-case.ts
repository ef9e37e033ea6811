import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { ResourceCollection, type CollectionDetails } from '../collection.js';
import type { ResourceCollectionRepository } from '../collection.repository.js';

export type CreateCollectionInput = CollectionDetails;

export class CreateCollectionUseCase {
  constructor(private readonly deps: { collections: ResourceCollectionRepository; clock: Clock }) {}

  async execute(details: CreateCollectionInput, actor: Actor): Promise<{ id: string }> {
    const collection = ResourceCollection.create(details, actor, this.deps.clock.now());
    this.deps.collections.add(collection);
    return { id: collection.id };
  }
}
