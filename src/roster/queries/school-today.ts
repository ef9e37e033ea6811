/**
 * Heads a statement: `today.day` is today by the clocks of the transaction's school (K3). Materialised, so that the zone is
 * looked up once and not for each row.
 */
export const withToday = `with today as materialized (
  select (now() at time zone school.time_zone)::date as day from identity_api.schools_v1 school
  where school.school_id = platform.current_school())`;
