import type { LocalDate } from '#domain/kernel/local-date';
import type {
  AbsenceEffects,
  KnownOfStudent,
  MadeMark,
  SchoolCodes,
} from '#domain/attendance/absence/absence-effects';
import type { Register } from '#domain/attendance/register';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { standingMark } from './mark-statements.js';

/**
 * Whoever submits one of them meanwhile waits, and then sees what is known as it is left. What becomes known of one student
 * at two desks at once is worked out one after the other, for each changes what the other means.
 */
const hold = prepared(`
  with alone as materialized (
    select pg_advisory_xact_lock(hashtextextended('known ' || platform.current_school() || $1::uuid, 0)))
  select r.id from alone cross join attendance.registers r
  where r.school_id = platform.current_school() and r.date between $2 and $3 and r.id in (
    select e.register_id from attendance.register_entries e
    where e.school_id = platform.current_school() and e.student_id = $1 and e.date between $2 and $3 and e.rostered)
  order by r.id for share of r`);

/** {@link KnownOfStudent} of an entry `e` of a register `r`; conditions follow. */
const known = `
  select r.id as "registerId", e.student_id as "studentId", r.state, r.starts_at as "startsAt", r.ends_at as "endsAt",
    r.time_zone as "timeZone", o.ours, case when h.code is not null then json_build_object('code', h.code,
      'minutesLate', h.minutes_late, 'minutesEarly', h.minutes_early, 'reason', h.reason) end as "byHand", case when m.student_id is not null then ${standingMark} end as mark,
    case when v.code is not null then json_build_object('code', v.code, 'presence', v.presence, 'late', v.late,
      'unexplained', v.presence = 0 and not v.authorised and not v.not_required and not v.late,
      'minutesLate', case when h.code is not null then h.minutes_late
        when o.ours then m.minutes_late else m.effective_minutes_late end,
      'minutesEarly', case when h.code is not null then h.minutes_early
        when o.ours then m.minutes_early else m.effective_minutes_early end) end as said,
    case when x.absence_id is not null then
      json_build_object('absenceId', x.absence_id, 'kind', x.kind, 'code', x.code, 'given', x.given) end as expected,
    d.movements
  from attendance.registers r
  join attendance.register_entries e on e.school_id = r.school_id and e.register_id = r.id and e.date = r.date and e.rostered
  left join attendance.marks m on m.school_id = e.school_id and m.register_id = e.register_id
    and m.student_id = e.student_id and m.date = e.date
  left join attendance.standing_mark_sources s on s.school_id = m.school_id and s.register_id = m.register_id
    and s.student_id = m.student_id and s.date = m.date and m.office_code is not null
  cross join lateral (select s.revision is not null as ours) o
  left join attendance.mark_revisions h on h.school_id = s.school_id and h.register_id = s.register_id
    and h.student_id = s.student_id and h.date = s.date and h.revision = s.over_revision
  left join attendance.code_versions v on v.school_id = m.school_id
    and (v.code, v.version) = (case when h.code is not null then h.code when o.ours then m.code else m.effective_code end,
      case when h.code is not null then h.code_version when o.ours then m.code_version else m.effective_code_version end)
  left join attendance.approved_absence(e.student_id, r.date, r.starts_at, r.ends_at, r.time_zone) x on true
  cross join lateral (
    select coalesce(json_agg(json_build_object('kind', b.kind, 'at', b.at, 'code', b.code) order by b.at), '[]') as movements
    from attendance.desk_entries b
    where b.school_id = e.school_id and b.student_id = e.student_id and b.date = r.date and b.withdrawn_at is null) d`;

const ofStudent = prepared(`${known}
  where r.school_id = platform.current_school() and r.date between $2 and $3 and e.student_id = $1
    and e.date between $2 and $3 and r.id = any ($4::uuid[]) order by r.id`);

const onRegister = prepared(`${known}
  where r.school_id = $1 and r.id = $2 and r.date = $3 and e.date = $3
    and (o.ours or x.absence_id is not null or json_array_length(d.movements) > 0) order by e.student_id`);

const codes = prepared(`
  select s.present_code as "presentCode", s.late_code as "lateCode",
    (select c.code from attendance.codes c
      where c.school_id = z.school_id and c.active and c.category = 'Unexcused Absence' and c.presence = 0
        and not c.authorised and not c.late order by c.office_only, c.ordinal, c.code limit 1) as "unexplainedCode",
    (select coalesce(json_agg(json_build_object('code', c.code, 'presence', c.presence, 'late', c.late,
        'offSite', c.off_site, 'officeOnly', c.office_only, 'requiresReason', c.requires_reason)
        order by c.ordinal, c.code), '[]')
      from attendance.codes c where c.school_id = z.school_id and c.active) as codes
  from identity_api.schools_v1 z left join attendance.check_in_settings s on s.school_id = z.school_id
  where z.school_id = platform.current_school()`);

/** Over what the office had said by hand it says it: over what was made before, that is what stood under it. */
const note = prepared(`
  insert into attendance.mark_sources as s (school_id, date, register_id, student_id, revision, absence_id, over_revision)
  select platform.current_school(), g.date, g."registerId", g."studentId", g.revision, g."absenceId",
    (select max(r.revision) from attendance.mark_revisions r
      where r.school_id = platform.current_school() and r.register_id = g."registerId" and r.student_id = g."studentId"
        and r.date = g.date and r.layer = 'office' and r.revision < g.revision)
  from jsonb_to_recordset($1::jsonb)
    as g (date date, "registerId" uuid, "studentId" uuid, revision int, "absenceId" uuid)
  on conflict (school_id, register_id, student_id, date) do update
    set revision = excluded.revision, absence_id = excluded.absence_id,
      over_revision = case when excluded.over_revision = s.revision then s.over_revision else excluded.over_revision end`);

type Row = Omit<KnownOfStudent, 'movements'> & {
  movements: (Omit<KnownOfStudent['movements'][number], 'at'> & { at: string })[];
};

export class SqlAbsenceEffects implements AbsenceEffects {
  async of(
    studentId: string,
    { first, last }: { first: LocalDate; last: LocalDate },
  ): Promise<KnownOfStudent[]> {
    await transaction().flush(); // what has just become known is read with the rest
    const within = [studentId, first, last];
    const held = await transaction().query<{ id: string }>(hold, within);
    if (held.length === 0) return [];
    const rows = await transaction().query<Row>(ofStudent, [...within, held.map(({ id }) => id)]);
    return rows.map(knownOf);
  }

  async on({ schoolId, id, date }: Register): Promise<KnownOfStudent[]> {
    return (await transaction().query<Row>(onRegister, [schoolId, id, date])).map(knownOf);
  }

  async codes(): Promise<SchoolCodes> {
    return (await transaction().query<SchoolCodes>(codes))[0]!;
  }

  async remember(made: readonly MadeMark[]): Promise<void> {
    if (made.length > 0) await transaction().query(note, [JSON.stringify(made)]);
  }
}

/** JSON has no instants. */
function knownOf(row: Row): KnownOfStudent {
  return { ...row, movements: row.movements.map((one) => ({ ...one, at: new Date(one.at) })) };
}
