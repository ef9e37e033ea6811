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

/** The codes that the school of a register `r` gives today, in its order. */
export const usableCodes = `(
  select coalesce(json_agg(json_build_object('code', c.code, 'label', c.label, 'category', c.category,
      'presence', c.presence, 'late', c.late, 'officeOnly', c.office_only, 'requiresReason', c.requires_reason)
    order by c.ordinal, c.code), '[]')
  from attendance.codes c where c.school_id = r.school_id and c.active)`;
