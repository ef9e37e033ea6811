import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ResourceCollectionNotFound } from '#domain/academy/resources/collection.errors';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ResourceCollectionView, selectCollection } from './collection.view.js';
import { librarySightOf, resourceSeenWith } from './sight.js';

export class GetResourceCollectionQuery extends Query<ResourceCollectionView> {
  constructor(
    readonly collectionId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectCollection(resourceSeenWith('$2'))} where c.id = $1::uuid`);

@QueryHandler(GetResourceCollectionQuery)
export class GetResourceCollectionHandler implements IQueryHandler<GetResourceCollectionQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws ResourceCollectionNotFound */
  async execute({ collectionId, actor }: GetResourceCollectionQuery): Promise<ResourceCollectionView> {
    const values = [collectionId, librarySightOf(actor)];
    const [found] = await this.reader.rows<ResourceCollectionView>(actor, byId, values);
    if (!found) throw new ResourceCollectionNotFound();
    return found;
  }
}
