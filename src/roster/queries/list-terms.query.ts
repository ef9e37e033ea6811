import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectTerm, TermView } from './term.view.js';

export const TERM_SORTS = ['startsOn', '-startsOn', 'title', '-title'] as const;

type TermSort = (typeof TERM_SORTS)[number];

export interface TermFilter extends ListInput<TermSort> {
  readonly academicYearId?: string;
  /** Only those that include this day. */
  readonly on?: string;
}

export class ListTermsQuery extends Query<Page<TermView>> {
  constructor(
    readonly filter: TermFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<TermView, TermSort>(selectTerm, {
  startsOn: [
    ['t.starts_on', 'date', 'startsOn'],
    ['t.id', 'uuid', 'id'],
  ],
  title: [
    ['t.title', 'text', 'title'],
    ['t.id', 'uuid', 'id'],
  ],
});

@QueryHandler(ListTermsQuery)
export class ListTermsHandler implements IQueryHandler<ListTermsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListTermsQuery): Promise<Page<TermView>> {
    return listing.page(this.reader, actor, filter, [
      given('t.academic_year_id = ?', filter.academicYearId),
      given('? between t.starts_on and t.ends_on', filter.on),
    ]);
  }
}
