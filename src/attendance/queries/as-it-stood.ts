/**
 * What a register, its entries and its marks were at an instant: read from what was written down until then, by the
 * database's clock (`recorded_at`). Of what is not written down there is nothing to show.
 *
 * Fragments of SQL. Each takes the instant as a parameter, as in `$3::timestamptz`, and names what it gives as the
 * present has it, so that a view is built alike from both.
 */

/** The state `s` that a register `r` was in; no row where the register was not there yet. */
export const stateAt = (at: string) => `lateral (
  select s.state, s.reason as state_reason,
    case when exists (select from attendance.register_states f where f.school_id = r.school_id
      and f.register_id = r.id and f.date = r.date and f.state = 'submitted' and f.recorded_at <= ${at})
      then r.submitted_at end as submitted_at
  from attendance.register_states s
  where s.school_id = r.school_id and s.register_id = r.id and s.date = r.date and s.recorded_at <= ${at}
  order by s.version desc limit 1) s`;

/** Who was on a register `r`, `e`: today's entries, each as it was before the first change that came later. */
export const entriesAt = (at: string) => `lateral (
  select e.school_id, e.register_id, e.date, e.student_id, coalesce(was.display_name, e.display_name) as display_name,
    coalesce(was.sort_name, e.sort_name) as sort_name
  from attendance.register_entries e
  left join lateral (
    select c.rostered, c.display_name, c.sort_name from attendance.register_entry_changes c
    where c.school_id = e.school_id and c.register_id = e.register_id and c.student_id = e.student_id
      and c.date = e.date and c.changed_at > ${at}
    order by c.changed_at limit 1) was on true
  where e.school_id = r.school_id and e.register_id = r.id and e.date = r.date and e.entered_at <= ${at}
    and coalesce(was.rostered, e.rostered)) e`;

const lastRevision = (layer: string, at: string) => `lateral (
  select v.* from attendance.mark_revisions v
  where v.school_id = e.school_id and v.register_id = e.register_id and v.student_id = e.student_id and v.date = e.date
    and v.layer = '${layer}' and v.recorded_at <= ${at}
  order by v.revision desc limit 1)`;

/** The mark `m` of an entry `e`, both layers of it. */
export const markAt = (at: string) => `lateral (
  select greatest(t.revision, o.revision) as version,
    t.code, t.code_version, t.minutes_late, t.minutes_early, t.reason, t.marked_at, t.marked_by,
    o.code as office_code, o.code_version as office_code_version, o.minutes_late as office_minutes_late,
    o.minutes_early as office_minutes_early, o.reason as office_reason, o.marked_at as office_at, o.marked_by as office_by,
    coalesce(o.code, t.code) as effective_code,
    case when o.code is null then t.code_version else o.code_version end as effective_code_version,
    case when o.code is null then t.minutes_late else o.minutes_late end as effective_minutes_late,
    case when o.code is null then t.minutes_early else o.minutes_early end as effective_minutes_early
  from (values (1)) as one (row)
  left join ${lastRevision('teacher', at)} t on true
  left join ${lastRevision('office', at)} o on true) m`;
