import type { LocalDate } from '#domain/kernel/local-date';
import { Calendar } from '#domain/roster/calendar';
import type { CalendarRepository } from '#domain/roster/calendar.repository';
import type { KnownDay } from '#domain/roster/calendar.words';
import { noteChange } from '#platform/persistence/audit';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

/** Days that do not exist yet have no row to lock, so the calendar of the school is locked as a whole. */
const holdCalendar = prepared(
  `select pg_advisory_xact_lock(hashtextextended('roster.calendar:' || platform.current_school(), 0))`,
);

const daysBetween = prepared(`
  select date, kind, note, version from roster.calendar_days where date between $1::date and $2::date order by date`);

const writeDays = prepared(`
  insert into roster.calendar_days as day (school_id, date, kind, note)
  select platform.current_school(), d.date, d.kind, d.note
  from unnest($1::date[], $2::text[], $3::text[]) as d (date, kind, note)
  on conflict (school_id, date) do update set kind = excluded.kind, note = excluded.note, version = day.version + 1`);

const forgetDays = prepared(`delete from roster.calendar_days where date = any ($1::date[])`);

/** A year is a few hundred days, so they are read and written as a set. */
export class SqlCalendarRepository implements CalendarRepository {
  async hold(first: LocalDate, last: LocalDate): Promise<Calendar> {
    const open = transaction();
    const [, days] = await Promise.all([
      open.query(holdCalendar),
      open.query<KnownDay>(daysBetween, [first, last]),
    ]);
    return Calendar.of(open.actor.schoolId!, days);
  }

  async store(calendar: Calendar): Promise<void> {
    const { written, forgotten, before } = calendar.outcome();
    if (written.length + forgotten.length === 0) return;
    const open = transaction();
    open.track(calendar);
    noteChange({
      action: 'update',
      subject_type: 'Calendar',
      subject_id: calendar.schoolId,
      before: { days: before },
      after: { days: written, forgotten },
    });
    const columns = [
      written.map((day) => day.date),
      written.map((day) => day.kind),
      written.map((day) => day.note),
    ];
    await Promise.all([
      written.length > 0 && open.query(writeDays, columns),
      forgotten.length > 0 && open.query(forgetDays, [forgotten]),
    ]);
  }
}
