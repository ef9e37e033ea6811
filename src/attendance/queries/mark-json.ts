/** An instant as JSON has it, with as many digits as are kept. */
const instant = (column: string) => `to_json(${column} at time zone 'UTC')#>>'{}' || 'Z'`;

/** A {@link MarkView} of a mark `m` and what its code means, `v`. */
export const markView = `json_build_object('code', m.effective_code, 'label', v.label,
  'minutesLate', m.effective_minutes_late, 'minutesEarly', m.effective_minutes_early, 'version', m.version,
  'markedAt', case when m.office_code is null then ${instant('m.marked_at')} else ${instant('m.office_at')} end,
  'markedBy', case when m.office_code is null then m.marked_by else m.office_by end,
  'teacher', case when m.code is not null then json_build_object('code', m.code, 'codeVersion', m.code_version,
    'minutesLate', m.minutes_late, 'minutesEarly', m.minutes_early, 'reason', m.reason,
    'markedAt', ${instant('m.marked_at')}, 'markedBy', m.marked_by) end,
  'office', case when m.office_code is not null then json_build_object('code', m.office_code,
    'codeVersion', m.office_code_version, 'minutesLate', m.office_minutes_late, 'minutesEarly', m.office_minutes_early,
    'reason', m.office_reason, 'markedAt', ${instant('m.office_at')}, 'markedBy', m.office_by) end)`;

/** What the book of the front desk says of the student of an entry `e`, in order. */
const deskOf = `(
  select coalesce(json_agg(json_build_object('kind', b.kind, 'at', ${instant('b.at')}) order by b.at), '[]')
  from attendance.desk_entries b where b.school_id = e.school_id and b.student_id = e.student_id
    and b.date = e.date and b.withdrawn_at is null)`;

/** The students on a register `r`, each with a mark or none, and what is known: an absence, the book of the desk. */
export const entriesView = `(
  select coalesce(json_agg(json_build_object('studentId', e.student_id, 'displayName', e.display_name, 'mark',
      case when m.effective_code is not null then ${markView} end,
      'expected', case when x.absence_id is not null then json_build_object('absenceId', x.absence_id, 'kind', x.kind,
        'code', x.code, 'label', x.label) end, 'desk', ${deskOf}) order by e.sort_name, e.student_id), '[]')
  from attendance.register_entries e
  left join attendance.marks m on m.school_id = e.school_id and m.register_id = e.register_id
    and m.student_id = e.student_id and m.date = e.date
  left join attendance.code_versions v on v.school_id = m.school_id and v.code = m.effective_code
    and v.version = m.effective_code_version
  left join attendance.expected_absence(e.student_id, r.date, r.starts_at, r.ends_at, r.time_zone) x on true
  where e.school_id = r.school_id and e.register_id = r.id and e.date = r.date and e.rostered)`;

/** The codes that the school gives today, in its order; `school` is where its id stands, as in `r.school_id`. */
export const usableCodesOf = (school: string) => `(
  select coalesce(json_agg(json_build_object('code', c.code, 'label', c.label, 'category', c.category,
      'presence', c.presence, 'late', c.late, 'officeOnly', c.office_only, 'requiresReason', c.requires_reason)
    order by c.ordinal, c.code), '[]')
  from attendance.codes c where c.school_id = ${school} and c.active)`;
