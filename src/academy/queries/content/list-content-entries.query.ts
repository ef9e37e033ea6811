import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { EntryKind, VersionState } from '#domain/academy/content/content.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ContentEntryView, selectEntry } from './content-entry.view.js';
import { isAuthor, openTo, sightIn } from './sight.js';

export const CONTENT_ENTRY_SORTS = ['id', '-id', 'slug', '-slug'] as const;
type Sort = (typeof CONTENT_ENTRY_SORTS)[number];

export interface ContentEntryFilter extends ListInput<Sort> {
  readonly kind?: EntryKind;
  readonly state?: VersionState;
  readonly tag?: string;
  readonly mine?: boolean;
}

/** What the actor may write or review, published or not. */
export class ListContentEntriesQuery extends Query<Page<ContentEntryView>> {
  constructor(
    readonly filter: ContentEntryFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<ContentEntryView, Sort>(selectEntry, {
  id: [['e.id', 'uuid', 'id']],
  slug: [
    ['e.slug', 'text', 'slug'],
    ['e.id', 'uuid', 'id'],
  ],
});

const hasVersionIn = `exists (select from academy.versions v
  where v.school_id = e.school_id and v.entry_id = e.id and v.state = ?)`;

@QueryHandler(ListContentEntriesQuery)
export class ListContentEntriesHandler implements IQueryHandler<ListContentEntriesQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListContentEntriesQuery): Promise<Page<ContentEntryView>> {
    return listing.page(this.reader, actor, filter, [
      [openTo(sightIn(actor))],
      given('e.kind = ?', filter.kind),
      given('e.tags @> array[?::text]', filter.tag),
      given(hasVersionIn, filter.state),
      filter.mine === true && [isAuthor],
    ]);
  }
}
