import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { CalendarDayNotFound } from '#domain/roster/calendar.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { CalendarDayView, selectCalendarDay } from './calendar-day.view.js';

export class GetCalendarDayQuery extends Query<CalendarDayView> {
  constructor(
    readonly date: LocalDate,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byDate = prepared(`${selectCalendarDay} where d.date = $1::date`);

@QueryHandler(GetCalendarDayQuery)
export class GetCalendarDayHandler implements IQueryHandler<GetCalendarDayQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CalendarDayNotFound */
  async execute({ date, actor }: GetCalendarDayQuery): Promise<CalendarDayView> {
    const [found] = await this.reader.rows<CalendarDayView>(actor, byDate, [date]);
    if (!found) throw new CalendarDayNotFound();
    return found;
  }
}
