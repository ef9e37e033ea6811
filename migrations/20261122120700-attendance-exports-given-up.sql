-- As before, but an interchange is being made only while its job waits or runs, as with the packages of the roster.
create or replace function attendance.old_exports() returns table (id uuid, unfinished boolean) language sql stable
  begin atomic
    select e.id, e.finished_at is null and exists (
      select from platform.jobs j where j.id = e.job_id and j.state in ('waiting', 'running'))
    from attendance.edfi_exports e
    where e.school_id = platform.current_school();
  end;
