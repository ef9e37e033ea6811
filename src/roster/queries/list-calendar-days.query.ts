import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { DayKind } from '#domain/roster/calendar.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectCalendarDay, CalendarDayView } from './calendar-day.view.js';

export const CALENDAR_DAY_SORTS = ['date', '-date'] as const;

type CalendarDaySort = (typeof CALENDAR_DAY_SORTS)[number];

export interface CalendarDayFilter extends ListInput<CalendarDaySort> {
  /** First and last day of interest, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly kind?: DayKind;
}

export class ListCalendarDaysQuery extends Query<Page<CalendarDayView>> {
  constructor(
    readonly filter: CalendarDayFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<CalendarDayView, CalendarDaySort>(selectCalendarDay, {
  date: [['d.date', 'date', 'date']],
});

@QueryHandler(ListCalendarDaysQuery)
export class ListCalendarDaysHandler implements IQueryHandler<ListCalendarDaysQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListCalendarDaysQuery): Promise<Page<CalendarDayView>> {
    return listing.page(this.reader, actor, filter, [
      given('d.date >= ?', filter.from),
      given('d.date <= ?', filter.to),
      given('d.kind = ?', filter.kind),
    ]);
  }
}
