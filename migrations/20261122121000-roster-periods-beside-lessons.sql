-- Whoever adds a lesson kept every change of its period waiting until the end, which an import takes a while to come to. The lock
-- of the foreign key is enough, when who changes the time that is copied asks for all of the row.
create or replace function roster.time_meeting() returns trigger language plpgsql as $$
begin
  new.starts_at := (
    select date_trunc('minute', p.starts_at::interval)::time from roster.periods p
    where p.school_id = new.school_id and p.id = new.period_id for key share);
  return new;
end $$;

create function roster.hold_period() returns trigger language plpgsql as $$
begin
  perform from roster.periods p where p.school_id = old.school_id and p.id = old.id for update;
  return new;
end $$;
create trigger held before update of starts_at on roster.periods for each row
  when (new.starts_at is distinct from old.starts_at) execute function roster.hold_period();
