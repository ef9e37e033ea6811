import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AttendanceCount } from '#domain/attendance/analytics/counting';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { NotPermitted } from '#platform/auth/errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { dayFiguresOf, type DayFiguresView } from './day-figures.view.js';
import { sumColumns } from './figures.view.js';

/** What a day of the school has come to so far; its today when no date is given. Equals what is pushed (L5). */
export class GetDayFiguresQuery extends Query<DayFiguresView> {
  constructor(
    readonly date: LocalDate | undefined,
    readonly actor: Actor,
  ) {
    super();
  }
}

const ofDay = prepared(`
  select wanted.date::text as date, ${sumColumns}, coalesce(d.codes, '{}') as codes
  from (select coalesce($1::date, (now() at time zone s.time_zone)::date) as date from identity_api.schools_v1 s
    where s.school_id = platform.current_school()) wanted
  left join attendance.school_days d on d.school_id = platform.current_school() and d.date = wanted.date
  group by wanted.date, d.codes`);

@QueryHandler(GetDayFiguresQuery)
export class GetDayFiguresHandler implements IQueryHandler<GetDayFiguresQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ date, actor }: GetDayFiguresQuery): Promise<DayFiguresView> {
    if (actor.reach('attendance.analytics.read') !== 'all')
      throw new NotPermitted('attendance.analytics.read');
    const [row] = await this.reader.rows<AttendanceCount & { readonly date: string }>(actor, ofDay, [
      date ?? null,
    ]);
    const { date: day, ...count } = row!;
    return dayFiguresOf(day, count);
  }
}
