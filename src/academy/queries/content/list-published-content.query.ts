import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { EntryKind } from '#domain/academy/content/content.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { PublishedContentSummaryView, selectPublishedSummary } from './published-content.view.js';
import { shownIn } from './sight.js';

export const PUBLISHED_CONTENT_SORTS = ['publishedAt', '-publishedAt', 'title', '-title'] as const;
type Sort = (typeof PUBLISHED_CONTENT_SORTS)[number];

export interface PublishedContentFilter extends ListInput<Sort> {
  /** What is not there in it is shown in the site's own. */
  readonly locale?: string;
  readonly kind?: EntryKind;
  readonly tag?: string;
}

export class ListPublishedContentQuery extends Query<Page<PublishedContentSummaryView>> {
  constructor(
    readonly filter: PublishedContentFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<PublishedContentSummaryView, Sort>(selectPublishedSummary, {
  publishedAt: [
    ['v.appeared_at', 'timestamptz', 'publishedAt'],
    ['v.id', 'uuid', 'versionId'],
  ],
  title: [
    ['v.title', 'text', 'title'],
    ['v.id', 'uuid', 'versionId'],
  ],
});

@QueryHandler(ListPublishedContentQuery)
export class ListPublishedContentHandler implements IQueryHandler<ListPublishedContentQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListPublishedContentQuery): Promise<Page<PublishedContentSummaryView>> {
    const { locale } = filter;
    return listing.page(this.reader, actor, filter, [
      locale === undefined
        ? [`v.state = 'published' and v.locale = s.default_locale`]
        : [shownIn('?'), locale],
      given('e.kind = ?', filter.kind),
      given('e.tags @> array[?::text]', filter.tag),
    ]);
  }
}
