-- K3: what is of today is of the school's today; `current_date` is that of the server's clock.
create function attendance.school_today() returns date language sql stable
  return (select (now() at time zone s.time_zone)::date from identity_api.schools_v1 s
    where s.school_id = platform.current_school());
