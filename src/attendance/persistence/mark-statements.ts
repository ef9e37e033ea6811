import { prepared } from '#platform/persistence/statement';

/** Both layers of a mark `m`, as the domain has them. */
export const standingMark = `json_build_object('studentId', m.student_id, 'version', m.version,
  'teacher', case when m.code is not null then json_build_object('code', m.code, 'codeVersion', m.code_version,
    'minutesLate', m.minutes_late, 'minutesEarly', m.minutes_early, 'reason', m.reason) end,
  'office', case when m.office_code is not null then json_build_object('code', m.office_code,
    'codeVersion', m.office_code_version, 'minutesLate', m.office_minutes_late,
    'minutesEarly', m.office_minutes_early, 'reason', m.office_reason) end)`;

/**
 * Everything that marking needs, in one statement for any number of registers. FOR SHARE lets teachers mark side by side
 * and keeps submission out until they are done. Entries and marks lie in a partition for each month: when the date is
 * given, PostgreSQL opens the one of that month, otherwise all of them, which costs as much again as everything else. Of
 * a school's codes only those are read that are wanted: some schools have forty.
 */
const forMarkingOn = (date: string) =>
  prepared(`
  select w.place, r.id as "registerId", r.school_id as "schoolId", r.date, r.section_id as "sectionId",
    r.time_zone as "timeZone", r.state, extract(epoch from r.ends_at - r.starts_at)::int / 60 as "sessionMinutes",
    exists (select from roster_api.teaching_v1 t where t.school_id = r.school_id and t.section_id = r.section_id
      and t.person_id = w."personId"
      and r.date between t.starts_on and coalesce(t.ends_on, 'infinity')) as teaches,
    (select coalesce(json_agg(json_build_object('code', c.code, 'version', c.current_version, 'presence', c.presence,
        'late', c.late, 'officeOnly', c.office_only, 'requiresReason', c.requires_reason)), '[]')
      from attendance.codes c where c.school_id = r.school_id and c.code = any (w.codes) and c.active) as codes,
    (select coalesce(json_agg(e.student_id), '[]') from attendance.register_entries e
      where e.school_id = r.school_id and e.register_id = r.id and e.date = ${date} and e.rostered
        and e.student_id = any (w.students)) as rostered,
    (select coalesce(json_agg(${standingMark}), '[]') from attendance.marks m
      where m.school_id = r.school_id and m.register_id = r.id and m.date = ${date}
        and m.student_id = any (w.students)) as marks
  from jsonb_to_recordset($1::jsonb)
    as w (place int, "registerId" uuid, "personId" uuid, students uuid[], codes text[])
  join attendance.registers r on r.id = w."registerId" for share of r`);

export const forMarking = forMarkingOn('r.date');
export const forMarkingOnKnownDate = forMarkingOn('$2::date');

/**
 * Revisions and marks of any number of registers in one statement; a mark whose version has moved on since is left out
 * and not returned. Of a first mark the other layer is empty, its code's version too.
 */
const saveLayer = (layer: 'teacher' | 'office', columns: string, taken: string) =>
  prepared(`
  with given as (
    select s."registerId", s.date, s.at, s.by, s."requestId", c.*
    from jsonb_to_recordset($2::jsonb) as s ("registerId" uuid, date date, at timestamptz, by uuid, "requestId" text,
        changes jsonb),
      jsonb_to_recordset(s.changes) as c ("studentId" uuid, code text, "codeVersion" int, "minutesLate" smallint,
        "minutesEarly" smallint, reason text, "revisionReason" text, version int)
  ), written as (
    insert into attendance.marks as m (school_id, register_id, date, student_id, version, ${columns}
      ${layer === 'office' ? ', code_version' : ''})
    select $1, g."registerId", g.date, g."studentId", g.version, ${taken} ${layer === 'office' ? ', null' : ''}
    from given g order by g."registerId", g."studentId"
    on conflict on constraint marks_once do update set version = excluded.version,
      (${columns}) = row(${columns.replaceAll(/\w+/g, 'excluded.$&')})
    where m.version = excluded.version - 1
    returning m.register_id, m.student_id, m.version
  ), revised as (
    insert into attendance.mark_revisions (school_id, register_id, date, student_id, revision, layer, code, code_version,
      minutes_late, minutes_early, reason, marked_at, marked_by, request_id)
    select $1, g."registerId", g.date, w.student_id, w.version, '${layer}', g.code, g."codeVersion", g."minutesLate",
      g."minutesEarly", g."revisionReason", g.at, g.by, g."requestId"
    from written w join given g on g."studentId" = w.student_id and g."registerId" = w.register_id
  )
  select register_id as "registerId", student_id as "studentId" from written`);

const said = `g.code, g."codeVersion", g."minutesLate", g."minutesEarly", g.reason`;
export const saveTeacher = saveLayer(
  'teacher',
  'code, code_version, minutes_late, minutes_early, reason, marked_at, marked_by',
  `${said}, g.at, g.by`,
);
/** With an override everything that belongs to it goes. */
export const saveOffice = saveLayer(
  'office',
  'office_code, office_code_version, office_minutes_late, office_minutes_early, office_reason, office_at, office_by',
  `${said}, case when g.code is not null then g.at end, case when g.code is not null then g.by end`,
);

export const standing = prepared(`
  select ${standingMark} as mark from attendance.marks m
  where m.school_id = $1 and m.register_id = $2 and m.date = $3 and m.student_id = any ($4::uuid[])`);
