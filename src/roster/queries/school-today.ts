/** Today by the clocks of the school of the transaction (K3), as an expression of SQL that is evaluated once. */
export const schoolToday = `(
  select (now() at time zone school.time_zone)::date from identity_api.schools_v1 school
  where school.school_id = platform.current_school())`;
