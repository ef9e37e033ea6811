import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import type { ResourceCollectionRepository } from '../collection.repository.js';
import { draftsSeenBy, holdsOwnOnly } from '../resource.js';

export interface ArrangeCollectionInput {
  readonly collectionId: string;
  /** All of them, in their order. */
  readonly resourceIds: readonly string[];
  readonly expectedVersion: number | undefined;
}

/** Says what lies in a collection and in which order, all at once: it is never half of one's order and half of another's. */
export class ArrangeCollectionUseCase {
  constructor(private readonly deps: { collections: ResourceCollectionRepository; clock: Clock }) {}

  async execute(input: ArrangeCollectionInput, actor: Actor): Promise<void> {
    const { collections, clock } = this.deps;
    const collection = await collections.hold(input.collectionId, holdsOwnOnly(actor));
    expectVersion(collection, input.expectedVersion);
    await collections.arrange(collection, input.resourceIds, draftsSeenBy(actor));
    collection.arranged(actor, clock.now());
  }
}
