-- What was cancelled comes back as what it was, and as nothing else.
create or replace function attendance.register_transitions() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state = 'scheduled' then return new; end if;
  elsif new.state = old.state then
    new.state_since := old.state_since;
    return new;
  elsif new.state = any (case old.state
      when 'scheduled' then '{open,cancelled,missed}'
      when 'open' then '{submitted,cancelled,missed}'
      when 'submitted' then '{locked,cancelled}'
      when 'locked' then '{reopened}'
      when 'reopened' then '{submitted}'
      when 'missed' then '{open,cancelled}'
      when 'cancelled' then case
        when old.submitted_at is not null then '{submitted}'
        when old.opened_at is not null then '{open}'
        else '{scheduled}' end end::text[]) then
    new.state_since := clock_timestamp();
    return new;
  end if;
  raise exception 'a register does not become % like this', new.state
    using errcode = 'check_violation', constraint = 'registers_transitions';
end $$;
