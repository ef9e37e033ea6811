import type { LocalDate } from '#domain/kernel/local-date';
import type { Absence } from '#domain/attendance/absence/absence';
import type {
  AbsenceEffect,
  AbsenceEffects,
  ExpectedAbsence,
  MadeMark,
} from '#domain/attendance/absence/absence-effects';
import type { Register } from '#domain/attendance/register';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { standingMark } from './mark-statements.js';

/** Whoever submits one of them meanwhile waits, and then sees the absence as it is left. */
const hold = prepared(`
  select r.id from attendance.registers r
  where r.school_id = platform.current_school() and r.date between $2 and $3 and r.id in (
    select e.register_id from attendance.register_entries e
    where e.school_id = platform.current_school() and e.student_id = $1 and e.date between $2 and $3 and e.rostered)
  order by r.id for share`);

/** A mark `m` whose code means, as `v`, an absence that nobody has authorised. */
const unexplained =
  'coalesce(v.presence = 0 and not v.authorised and not v.not_required and not v.late, false)';

const marked = `
  left join attendance.marks m on m.school_id = e.school_id and m.register_id = e.register_id
    and m.student_id = e.student_id and m.date = e.date
  left join attendance.code_versions v on v.school_id = m.school_id and v.code = m.effective_code
    and v.version = m.effective_code_version`;

const effects = prepared(`
  select e.register_id as "registerId", e.student_id as "studentId", r.state,
    r.date between $5 and $6 and attendance.covers_session(attendance.minutes_of($7), r.starts_at, r.ends_at, r.time_zone)
      as covered,
    case when m.student_id is not null then ${standingMark} end as mark, ${unexplained} as unexplained,
    exists (
      select from attendance.mark_sources s
      where s.school_id = e.school_id and s.register_id = e.register_id and s.student_id = e.student_id
        and s.date = e.date and s.absence_id = $4 and not exists (
          select from attendance.mark_revisions later
          where later.school_id = s.school_id and later.register_id = s.register_id
            and later.student_id = s.student_id and later.date = s.date and later.revision > s.revision
            and later.layer = 'office')) as ours,
    (select c.code from attendance.codes c
      where c.school_id = e.school_id and c.active and c.category = 'Unexcused Absence' and c.presence = 0
        and not c.authorised and not c.late order by c.office_only, c.ordinal, c.code limit 1) as "unexplainedCode"
  from attendance.register_entries e
  join attendance.registers r on r.school_id = e.school_id and r.id = e.register_id and r.date = e.date ${marked}
  where e.school_id = platform.current_school() and e.student_id = $1 and e.date between $2 and $3 and e.rostered
  order by e.register_id`);

const expectedOn = prepared(`
  select e.register_id as "registerId", e.student_id as "studentId", x.absence_id as "absenceId", x.kind, x.code,
    case when m.student_id is not null then ${standingMark} end as mark, ${unexplained} as unexplained
  from attendance.registers r
  join attendance.register_entries e on e.school_id = r.school_id and e.register_id = r.id and e.date = r.date and e.rostered
  join attendance.expected_absence(e.student_id, r.date, r.starts_at, r.ends_at, r.time_zone) x on true ${marked}
  where r.school_id = $1 and r.id = $2 and r.date = $3 and e.date = $3 order by e.student_id`);

const note = prepared(`
  insert into attendance.mark_sources (school_id, date, register_id, student_id, revision, absence_id)
  select platform.current_school(), g.date, g."registerId", g."studentId", g.revision, g."absenceId"
  from jsonb_to_recordset($1::jsonb)
    as g (date date, "registerId" uuid, "studentId" uuid, revision int, "absenceId" uuid)
  on conflict (school_id, register_id, student_id, date) do update
    set revision = excluded.revision, absence_id = excluded.absence_id`);

type EffectRow = AbsenceEffect & { unexplainedCode: string | null };

export class SqlAbsenceEffects implements AbsenceEffects {
  async of(absence: Absence, { first, last }: { first: LocalDate; last: LocalDate }) {
    const { startsOn, endsOn, parts } = absence.extent();
    const within = [absence.studentId, first, last];
    await transaction().query(hold, within);
    const now = [startsOn, endsOn, parts && JSON.stringify(parts)];
    const rows = await transaction().query<EffectRow>(effects, [...within, absence.id, ...now]);
    return { effects: rows, unexplainedCode: rows[0]?.unexplainedCode ?? null };
  }

  expectedOn({ schoolId, id, date }: Register): Promise<ExpectedAbsence[]> {
    return transaction().query<ExpectedAbsence>(expectedOn, [schoolId, id, date]);
  }

  async remember(made: readonly MadeMark[]): Promise<void> {
    if (made.length === 0) return;
    await transaction().flush(); // a new absence is stored before what refers to it
    await transaction().query(note, [JSON.stringify(made)]);
  }
}
