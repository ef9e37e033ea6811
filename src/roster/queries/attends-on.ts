/**
 * True for an enrolment `e` by which a student belongs into a register of the day: the rule of `Enrolment.attendsOn`, for
 * many at once.
 * @param day an expression of SQL
 */
export function attendsOn(day: string): string {
  return `e.state <> 'pre-enrolled' and ${day} between e.starts_on and coalesce(e.ends_on, 'infinity')
    and (e.suspensions = '[]' or not exists (
      select from jsonb_to_recordset(e.suspensions) as away ("from" date, "to" date)
      where ${day} between away."from" and coalesce(away."to", 'infinity')))`;
}
