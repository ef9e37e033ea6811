import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { RESOURCE_STATES, type Licence, type ResourceState } from '#domain/academy/resources/resource.words';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, givenWord, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ResourceView, selectResource } from './resource.view.js';
import { resourceSeenBy } from './sight.js';

export const RESOURCE_SORTS = ['title', '-title', 'id', '-id', 'downloads', '-downloads'] as const;

type ResourceSort = (typeof RESOURCE_SORTS)[number];

export interface ResourceFilter extends ListInput<ResourceSort> {
  readonly state?: ResourceState;
  readonly tag?: string;
  readonly licence?: Licence;
  /** Of the current file: `image/png`, or `image` for all of them. */
  readonly type?: string;
  readonly collectionId?: string;
  /** The beginnings of words of the title, the summary or the tags, all of them. */
  readonly q?: string;
}

export class ListResourcesQuery extends Query<Page<ResourceView>> {
  constructor(
    readonly filter: ResourceFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<ResourceView, ResourceSort>(selectResource, {
  title: [
    ['r.title', 'text', 'title'],
    ['r.id', 'uuid', 'id'],
  ],
  id: [['r.id', 'uuid', 'id']],
  downloads: [
    ['r.downloads', 'int', 'downloads'],
    ['r.id', 'uuid', 'id'],
  ],
});

const isOfType = `? in (v.media_type, split_part(v.media_type, '/', 1))`;
const isCollected = `exists (select from academy.collected_resources c
  where c.school_id = r.school_id and c.resource_id = r.id and c.collection_id = ?::uuid)`;
// The function asks once, by the index of words, and sees the current school alone.
const holdsWords = `r.id = any (array(select academy.resources_with(?)))`;

@QueryHandler(ListResourcesQuery)
export class ListResourcesHandler implements IQueryHandler<ListResourcesQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListResourcesQuery): Promise<Page<ResourceView>> {
    return listing.page(this.reader, actor, filter, [
      [resourceSeenBy(actor)],
      givenWord('r.state = ?', filter.state, RESOURCE_STATES),
      given('? = any (r.tags)', filter.tag),
      given('r.licence = ?', filter.licence),
      given(isOfType, filter.type),
      given(isCollected, filter.collectionId),
      given(holdsWords, filter.q),
    ]);
  }
}
