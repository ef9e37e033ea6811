import { MarkingSheet } from '#domain/attendance/marking-sheet';
import type { MarkChange, SheetState, StandingMark } from '#domain/attendance/marking.words';
import type { SheetChanges, SheetStack, WantedOn } from '#domain/attendance/sheet-stack';
import { requestContext } from '#platform/context/request-context';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { standingMark } from './mark-statements.js';

const opened = prepared(`
  with wanted as (
    select * from jsonb_to_recordset($1::jsonb) as w ("registerId" uuid, "studentId" uuid, code text)
  )
  select r.id as "registerId", r.school_id as "schoolId", r.date, r.section_id as "sectionId",
    r.time_zone as "timeZone", r.state, extract(epoch from r.ends_at - r.starts_at)::int / 60 as "sessionMinutes",
    false as teaches,
    (select coalesce(json_agg(json_build_object('code', c.code, 'version', c.current_version, 'presence', c.presence,
        'late', c.late, 'officeOnly', c.office_only, 'requiresReason', c.requires_reason)), '[]')
      from attendance.codes c where c.school_id = r.school_id and c.code in (select w.code from wanted w) and c.active) as codes,
    (select coalesce(json_agg(e.student_id), '[]') from attendance.register_entries e
      where e.school_id = r.school_id and e.register_id = r.id and e.date = r.date and e.rostered
        and e.student_id in (select w."studentId" from wanted w where w."registerId" = r.id)) as rostered,
    (select coalesce(json_agg(${standingMark}), '[]') from attendance.marks m
      where m.school_id = r.school_id and m.register_id = r.id and m.date = r.date
        and m.student_id in (select w."studentId" from wanted w where w."registerId" = r.id)) as marks
  from attendance.registers r
  where r.school_id = platform.current_school() and r.id in (select w."registerId" from wanted w)
  order by r.id for share of r`);

const save = prepared(`
  with given as (
    select * from jsonb_to_recordset($3::jsonb) as g ("registerId" uuid, date date, "studentId" uuid, code text,
      "codeVersion" int, "minutesLate" smallint, "minutesEarly" smallint, reason text, "revisionReason" text, version int)
  ), written as (
    insert into attendance.marks as m (school_id, register_id, date, student_id, version, office_code,
      office_code_version, office_minutes_late, office_minutes_early, office_reason, office_at, office_by, code_version)
    select platform.current_school(), g."registerId", g.date, g."studentId", g.version, g.code, g."codeVersion",
      g."minutesLate", g."minutesEarly", g.reason, case when g.code is not null then $1::timestamptz end,
      case when g.code is not null then $2::uuid end, null
    from given g order by g."registerId", g."studentId"
    on conflict on constraint marks_once do update set version = excluded.version, office_code = excluded.office_code,
      office_code_version = excluded.office_code_version, office_minutes_late = excluded.office_minutes_late,
      office_minutes_early = excluded.office_minutes_early, office_reason = excluded.office_reason,
      office_at = excluded.office_at, office_by = excluded.office_by
    where m.version = excluded.version - 1
    returning m.register_id, m.date, m.student_id, m.version
  ), revised as (
    insert into attendance.mark_revisions (school_id, register_id, date, student_id, revision, layer, code, code_version,
      minutes_late, minutes_early, reason, marked_at, marked_by, request_id)
    select platform.current_school(), w.register_id, w.date, w.student_id, w.version, 'office', g.code, g."codeVersion",
      g."minutesLate", g."minutesEarly", g."revisionReason", $1, $2, $4
    from written w join given g on g."registerId" = w.register_id and g."studentId" = w.student_id
  )
  select register_id as "registerId", student_id as "studentId" from written`);

const standing = prepared(`
  select m.register_id as "registerId", ${standingMark} as mark
  from jsonb_to_recordset($1::jsonb) as l ("registerId" uuid, date date, "studentId" uuid)
  join attendance.marks m on m.school_id = platform.current_school() and m.register_id = l."registerId"
    and m.student_id = l."studentId" and m.date = l.date`);

type SheetRow = Omit<SheetState, 'rostered' | 'marks'> & { rostered: string[]; marks: StandingMark[] };

export class SqlSheetStack implements SheetStack {
  async opened(wanted: readonly WantedOn[]): Promise<MarkingSheet[]> {
    const rows = await transaction().query<SheetRow>(opened, [JSON.stringify(wanted)]);
    return rows.map((row) => {
      const marks = new Map(row.marks.map((mark) => [mark.studentId, mark]));
      const sheet = new MarkingSheet({ ...row, rostered: new Set(row.rostered), marks });
      transaction().track(sheet);
      return sheet;
    });
  }

  async save(
    changed: readonly SheetChanges[],
    by: string | null,
    at: Date,
  ): Promise<Map<string, StandingMark[]>> {
    const rows = changed.flatMap(({ sheet, changes }) => changes.map((change) => rowOf(sheet, change)));
    if (rows.length === 0) return new Map();
    const values = [at, by, JSON.stringify(rows), requestContext()?.requestId ?? null];
    const written = await transaction().query<{ registerId: string; studentId: string }>(save, values);
    if (written.length === rows.length) return new Map();
    const stored = new Set(written.map(keyOf));
    const lost = rows.filter((row) => !stored.has(keyOf(row)));
    const stands = await transaction().query<{ registerId: string; mark: StandingMark }>(standing, [
      JSON.stringify(lost),
    ]);
    const faster = new Map<string, StandingMark[]>();
    for (const { registerId, mark } of stands)
      faster.set(registerId, [...(faster.get(registerId) ?? []), mark]);
    return faster;
  }
}

function rowOf({ registerId, date }: MarkingSheet, { studentId, version, office, reason }: MarkChange) {
  return { ...office, registerId, date, studentId, version, revisionReason: reason };
}

function keyOf({ registerId, studentId }: { registerId: string; studentId: string }): string {
  return `${registerId} ${studentId}`;
}
