import type { Actor } from '../../../kernel/actor.js';
import { expectVersion } from '../../../kernel/version.js';
import type { CollectionDetails } from '../collection.js';
import type { ResourceCollectionRepository } from '../collection.repository.js';
import { holdsOwnOnly } from '../resource.js';

export interface DescribeCollectionInput {
  readonly collectionId: string;
  readonly changes: Partial<CollectionDetails>;
  readonly expectedVersion: number | undefined;
}

export class DescribeCollectionUseCase {
  constructor(private readonly deps: { collections: ResourceCollectionRepository }) {}

  async execute(input: DescribeCollectionInput, actor: Actor): Promise<void> {
    const collection = await this.deps.collections.hold(input.collectionId, holdsOwnOnly(actor));
    expectVersion(collection, input.expectedVersion);
    collection.describe(input.changes, actor);
  }
}
