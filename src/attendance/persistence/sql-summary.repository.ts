import type { AttendanceCount } from '#domain/attendance/analytics/counting';
import { NOTHING_COUNTED } from '#domain/attendance/analytics/counting';
import { SchoolDay } from '#domain/attendance/analytics/school-day';
import type { SummaryRepository } from '#domain/attendance/analytics/summary.repository';
import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const hold = prepared(
  `select pg_advisory_xact_lock(hashtextextended('summaries ' || platform.current_school(), 0))`,
);

const summarise = prepared(`select distinct date from attendance.summarise($1, $2) as changed (date)`);

// A statement of its own: one does not see what a function within it has written.
const daysOf = prepared(`
  select c.date, d.marks, d.not_required as "notRequired", d.possible, d.attended,
    d.authorised_absence as "authorisedAbsence", d.unauthorised_absence as "unauthorisedAbsence", d.late,
    d.minutes_late as "minutesLate", d.minutes_early as "minutesEarly", d.codes
  from unnest($1::date[]) as c (date)
  left join attendance.school_days d on d.school_id = platform.current_school() and d.date = c.date
  order by c.date`);

type DayRow = { [name in keyof AttendanceCount]: AttendanceCount[name] | null } & { date: LocalDate };

export class SqlSummaryRepository implements SummaryRepository {
  async hold(): Promise<void> {
    await transaction().query(hold);
  }

  async summarise(first: LocalDate, last: LocalDate): Promise<SchoolDay[]> {
    const open = transaction();
    const changed = await open.query<{ date: LocalDate }>(summarise, [first, last]);
    if (changed.length === 0) return [];
    const rows = await open.query<DayRow>(daysOf, [changed.map(({ date }) => date)]);
    const days = rows.map(({ date, ...count }) => new SchoolDay(open.actor.schoolId!, date, countIn(count)));
    for (const day of days) open.track(day);
    return days;
  }
}

/** A day on which nothing counts any more has no row. */
function countIn(count: Omit<DayRow, 'date'>): AttendanceCount {
  return count.marks === null ? NOTHING_COUNTED : (count as AttendanceCount);
}
