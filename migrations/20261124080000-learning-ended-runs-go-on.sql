-- When the end of a run is put off, whom it has let expire is there again, as they were: so what they were is kept. Noted here,
-- whoever writes. Of those who expired before this was kept nobody knows it; they stay where they are.
alter table learning.enrolments add column expired_from text;
alter table learning.enrolments add constraint enrolments_expired_from check (expired_from is null
  or state = 'expired' and expired_from in ('invited', 'pending', 'active', 'suspended')) not valid; -- there is none yet

-- Nobody comes back into a run that is over, nor as anything else than what they were; but for who comes with a class, which
-- says itself what they are.
create function learning.enrolments_end() returns trigger language plpgsql as $$
begin
  if old.state = 'expired' and (new.state is distinct from old.expired_from and not (new.origin = 'section' and new.state = 'active')
    or exists (select from learning.runs r where r.school_id = new.school_id and r.id = new.run_id
      and r.ends_on < learning.today())) then
    raise exception 'the enrolment is over' using errcode = 'check_violation', constraint = 'enrolments_end';
  end if;
  new.expired_from := case when new.state = 'expired' then old.state end;
  return new;
end $$;
create trigger enrolments_end before update of state on learning.enrolments
  for each row when (new.state is distinct from old.state) execute function learning.enrolments_end();
