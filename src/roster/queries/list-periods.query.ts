import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectPeriod, PeriodView } from './period.view.js';

export const PERIOD_SORTS = ['startsAt', '-startsAt', 'name', '-name'] as const;

type PeriodSort = (typeof PERIOD_SORTS)[number];

export type PeriodFilter = ListInput<PeriodSort>;

export class ListPeriodsQuery extends Query<Page<PeriodView>> {
  constructor(
    readonly filter: PeriodFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<PeriodView, PeriodSort>(selectPeriod, {
  startsAt: [
    [`to_char(p.starts_at, 'HH24:MI')`, 'text', 'startsAt'],
    ['p.id', 'uuid', 'id'],
  ],
  name: [
    ['p.name', 'text', 'name'],
    ['p.id', 'uuid', 'id'],
  ],
});

@QueryHandler(ListPeriodsQuery)
export class ListPeriodsHandler implements IQueryHandler<ListPeriodsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListPeriodsQuery): Promise<Page<PeriodView>> {
    return listing.page(this.reader, actor, filter, []);
  }
}
