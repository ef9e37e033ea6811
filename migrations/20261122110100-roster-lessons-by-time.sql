-- The timetable is listed by the time of day, which is the period's, so that all lessons of a weekday were sorted for a page.
-- A copy of it lies with each lesson, kept by the database alone; to the minute, as it is shown.
alter table roster.meetings add column starts_at time;
update roster.meetings m set starts_at = date_trunc('minute', p.starts_at::interval)::time
from roster.periods p where p.school_id = m.school_id and p.id = m.period_id;

-- FOR SHARE: whoever moves the period at the same moment is waited for, or waits and then finds the lesson.
create function roster.time_meeting() returns trigger language plpgsql as $$
begin
  new.starts_at := (
    select date_trunc('minute', p.starts_at::interval)::time from roster.periods p
    where p.school_id = new.school_id and p.id = new.period_id for share);
  return new;
end $$;
create trigger timed before insert or update of period_id on roster.meetings
  for each row execute function roster.time_meeting();

create function roster.retime_meetings() returns trigger language plpgsql as $$
begin
  update roster.meetings m set starts_at = date_trunc('minute', new.starts_at::interval)::time
  where m.school_id = new.school_id and m.period_id = new.id;
  return null;
end $$;
create trigger retimed after update of starts_at on roster.periods for each row
  when (new.starts_at is distinct from old.starts_at) execute function roster.retime_meetings();

-- squawk-ignore require-concurrent-index-creation
create index meetings_by_time on roster.meetings (school_id, weekday, starts_at, id);
-- squawk-ignore require-concurrent-index-deletion
drop index roster.meetings_by_weekday; -- meetings_by_time leads there
