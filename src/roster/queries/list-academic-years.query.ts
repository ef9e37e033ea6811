import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectAcademicYear, AcademicYearView } from './academic-year.view.js';

export const ACADEMIC_YEAR_SORTS = ['startsOn', '-startsOn', 'title', '-title'] as const;

type AcademicYearSort = (typeof ACADEMIC_YEAR_SORTS)[number];

export interface AcademicYearFilter extends ListInput<AcademicYearSort> {
  /** Only those that include this day. */
  readonly on?: string;
}

export class ListAcademicYearsQuery extends Query<Page<AcademicYearView>> {
  constructor(
    readonly filter: AcademicYearFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<AcademicYearView, AcademicYearSort>(selectAcademicYear, {
  startsOn: [
    ['y.starts_on', 'date', 'startsOn'],
    ['y.id', 'uuid', 'id'],
  ],
  title: [
    ['y.title', 'text', 'title'],
    ['y.id', 'uuid', 'id'],
  ],
});

@QueryHandler(ListAcademicYearsQuery)
export class ListAcademicYearsHandler implements IQueryHandler<ListAcademicYearsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListAcademicYearsQuery): Promise<Page<AcademicYearView>> {
    return listing.page(this.reader, actor, filter, [
      given('? between y.starts_on and y.ends_on', filter.on),
    ]);
  }
}
