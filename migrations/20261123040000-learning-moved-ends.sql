-- B5: whoever moves the end of a run, or the closing of something in it, moves the end of the attempts under way; their time
-- still counts from when they were begun. 0: begun by the version before, which did not say how many minutes there were.
alter table learning.attempts add column minutes int default 0 check (minutes >= 0);

create or replace function learning.attempts_keep_rules() returns trigger language plpgsql as $$
begin
  if learning.attempt_step(new.state) < learning.attempt_step(old.state)
    or (new.state <> old.state and (old.state = 'abandoned' or (new.state = 'abandoned' and old.state <> 'in_progress'))) then
    raise exception 'an attempt goes forward only' using errcode = 'check_violation', constraint = 'attempts_forward';
  end if;
  -- What is over stays over: neither an answer nor another end comes after the end.
  if (new.answers <> old.answers or new.due_at is distinct from old.due_at)
    and (old.state <> 'in_progress' or old.due_at <= now()) then
    raise exception 'the attempt is over' using errcode = 'check_violation', constraint = 'attempts_in_time';
  end if;
  if new.asked <> old.asked or (new.number, new.learner_id, new.item_id) <> (old.number, old.learner_id, old.item_id)
    or (new.most, new.minutes) is distinct from (old.most, old.minutes) then
    raise exception 'what was asked stays' using errcode = 'check_violation', constraint = 'attempts_asked';
  end if;
  return new;
end $$;
