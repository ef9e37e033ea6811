import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { PublishedContentSummaryView, selectFound } from './published-content.view.js';

export interface ContentSearch {
  /** As in a search engine: words that all have to be there, "one after the other", `or`, and `-not`. */
  readonly q?: string;
  readonly locale?: string;
  readonly limit: number;
}

/** What is published and holds some words, the best first. */
export class SearchPublishedContentQuery extends Query<PublishedContentSummaryView[]> {
  constructor(
    readonly search: ContentSearch,
    readonly actor: Actor,
  ) {
    super();
  }
}

const found = prepared(selectFound);

@QueryHandler(SearchPublishedContentQuery)
export class SearchPublishedContentHandler implements IQueryHandler<SearchPublishedContentQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ search, actor }: SearchPublishedContentQuery): Promise<PublishedContentSummaryView[]> {
    const { locale = null, q = '', limit } = search;
    return this.reader.rows<PublishedContentSummaryView>(actor, found, [locale, q, limit]);
  }
}
