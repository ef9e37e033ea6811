import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ResourceCollectionView, selectCollection } from './collection.view.js';
import { librarySightOf, resourceSeenWith, type LibrarySight } from './sight.js';

export const RESOURCE_COLLECTION_SORTS = ['title', '-title', 'id', '-id'] as const;

type CollectionSort = (typeof RESOURCE_COLLECTION_SORTS)[number];

export interface ResourceCollectionFilter extends ListInput<CollectionSort> {
  /** Only those in which it lies. */
  readonly resourceId?: string;
}

export class ListResourceCollectionsQuery extends Query<Page<ResourceCollectionView>> {
  constructor(
    readonly filter: ResourceCollectionFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listingFor = (sight: LibrarySight) =>
  new Listing<ResourceCollectionView, CollectionSort>(selectCollection(resourceSeenWith(`'${sight}'`)), {
    title: [
      ['c.title', 'text', 'title'],
      ['c.id', 'uuid', 'id'],
    ],
    id: [['c.id', 'uuid', 'id']],
  });

const listings = {
  all: listingFor('all'),
  author: listingFor('author'),
  published: listingFor('published'),
};

// Where it lies unseen, it lies not.
const holds = (sight: LibrarySight) => `exists (select from academy.collected_resources i
  join academy.resources r on r.school_id = i.school_id and r.id = i.resource_id
  where i.school_id = c.school_id and i.collection_id = c.id and r.id = ?::uuid and ${resourceSeenWith(`'${sight}'`)})`;

@QueryHandler(ListResourceCollectionsQuery)
export class ListResourceCollectionsHandler implements IQueryHandler<ListResourceCollectionsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListResourceCollectionsQuery): Promise<Page<ResourceCollectionView>> {
    const sight = librarySightOf(actor);
    return listings[sight].page(this.reader, actor, filter, [given(holds(sight), filter.resourceId)]);
  }
}
