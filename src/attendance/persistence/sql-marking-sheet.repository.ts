import type { LocalDate } from '#domain/kernel/local-date';
import { RegisterNotFound } from '#domain/attendance/register.errors';
import { MarkingSheet } from '#domain/attendance/marking-sheet';
import type { MarkChange, SheetState, StandingMark } from '#domain/attendance/marking.words';
import type { MarkingSheetRepository } from '#domain/attendance/marking-sheet.repository';
import { requestContext } from '#platform/context/request-context';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

/**
 * Everything that marking needs, in one statement. FOR SHARE lets teachers mark side by side and keeps submission out
 * until they are done. Entries and marks lie in a partition for each month: when the date is given, PostgreSQL opens the
 * one of that month, otherwise all of them, which costs as much again as everything else.
 */
const forMarkingOn = (date: string) =>
  prepared(`
  select r.id as "registerId", r.school_id as "schoolId", r.date, r.section_id as "sectionId",
    r.time_zone as "timeZone", r.state, extract(epoch from r.ends_at - r.starts_at)::int / 60 as "sessionMinutes",
    exists (select from roster_api.teaching_v1 t where t.school_id = r.school_id and t.section_id = r.section_id
      and t.person_id = platform.current_person()
      and r.date between t.starts_on and coalesce(t.ends_on, 'infinity')) as teaches,
    (select coalesce(json_agg(json_build_object('code', c.code, 'late', c.late, 'officeOnly', c.office_only)), '[]')
      from attendance.codes c where c.school_id = r.school_id and c.active) as codes,
    (select coalesce(json_agg(e.student_id), '[]') from attendance.register_entries e
      where e.school_id = r.school_id and e.register_id = r.id and e.date = ${date} and e.rostered
        and e.student_id = any ($2::uuid[])) as rostered,
    (select coalesce(json_agg(json_build_object('studentId', m.student_id, 'code', m.code,
        'minutesLate', m.minutes_late, 'version', m.version)), '[]') from attendance.marks m
      where m.school_id = r.school_id and m.register_id = r.id and m.date = ${date}
        and m.student_id = any ($2::uuid[])) as marks
  from attendance.registers r where r.id = $1 for share of r`);

const forMarking = forMarkingOn('r.date');
const forMarkingOnKnownDate = forMarkingOn('$3::date');

/** Revisions and marks in one statement; a mark whose version has moved on since is left out and not returned. */
const save = prepared(`
  with given as (
    select * from jsonb_to_recordset($6::jsonb)
      as g ("studentId" uuid, code text, "minutesLate" smallint, version int)
  ), written as (
    insert into attendance.marks as m
      (school_id, register_id, date, student_id, code, minutes_late, version, marked_at, marked_by)
    select $1, $2, $3, g."studentId", g.code, g."minutesLate", g.version, $4, $5 from given g order by g."studentId"
    on conflict on constraint marks_once do update set code = excluded.code, minutes_late = excluded.minutes_late,
      version = excluded.version, marked_at = excluded.marked_at, marked_by = excluded.marked_by
    where m.version = excluded.version - 1
    returning student_id, code, minutes_late, version
  ), revised as (
    insert into attendance.mark_revisions
      (school_id, register_id, date, student_id, revision, code, minutes_late, marked_at, marked_by, request_id)
    select $1, $2, $3, w.student_id, w.version, w.code, w.minutes_late, $4, $5, $7 from written w
  )
  select student_id as "studentId" from written`);

const standing = prepared(`
  select student_id as "studentId", code, minutes_late as "minutesLate", version from attendance.marks
  where school_id = $1 and register_id = $2 and date = $3 and student_id = any ($4::uuid[])`);

type SheetRow = Omit<SheetState, 'rostered' | 'marks'> & { rostered: string[]; marks: StandingMark[] };

/** More registers than are marked in a day; the oldest are forgotten. */
const DATES_KEPT = 10_000;

export class SqlMarkingSheetRepository implements MarkingSheetRepository {
  /** Of registers that were marked here before: a register keeps its date for ever. */
  private readonly dates = new Map<string, LocalDate>();

  async forMarking(registerId: string, studentIds: readonly string[]): Promise<MarkingSheet> {
    const date = this.dates.get(registerId);
    const given = date ? [registerId, studentIds, date] : [registerId, studentIds];
    const statement = date ? forMarkingOnKnownDate : forMarking;
    const [row] = await transaction().query<SheetRow>(statement, given);
    if (!row) throw new RegisterNotFound();
    if (!date) this.remember(registerId, row.date);
    const marks = new Map(row.marks.map((mark) => [mark.studentId, mark]));
    const sheet = new MarkingSheet({ ...row, rostered: new Set(row.rostered), marks });
    transaction().track(sheet);
    return sheet;
  }

  async save(
    sheet: MarkingSheet,
    changes: readonly MarkChange[],
    by: string | null,
    at: Date,
  ): Promise<StandingMark[]> {
    if (changes.length === 0) return [];
    const register = [sheet.schoolId, sheet.registerId, sheet.date];
    const values = [...register, at, by, JSON.stringify(changes), requestContext()?.requestId ?? null];
    const written = await transaction().query<{ studentId: string }>(save, values);
    if (written.length === changes.length) return [];
    const stored = new Set(written.map(({ studentId }) => studentId));
    const lost = changes.map(({ studentId }) => studentId).filter((id) => !stored.has(id));
    return transaction().query<StandingMark>(standing, [...register, lost]);
  }

  private remember(registerId: string, date: LocalDate): void {
    if (this.dates.size >= DATES_KEPT) this.dates.delete(this.dates.keys().next().value!);
    this.dates.set(registerId, date);
  }
}
