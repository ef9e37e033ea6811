-- What is archived is kept as it was: nobody comes into it, begins or hands in anything there, or speaks in it. What is handed in
-- is graded all the same, and its evidence is written down whenever that is. Whoever archives at this moment is waited for, and waits for whoever came before. Held for sharing, so that
-- many may come at once.
create function learning.stays_open() returns trigger language plpgsql as $$
declare
  of_run text;
  of_course text;
begin
  select r.state, c.state into of_run, of_course
  from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where r.school_id = new.school_id and r.id = new.run_id for share of r, c;
  if of_course = 'archived' then
    raise exception 'the course is archived' using errcode = 'check_violation', constraint = 'courses_archived';
  elsif of_run = 'archived' then
    raise exception 'the run is archived' using errcode = 'check_violation', constraint = 'runs_archived';
  end if;
  return new;
end $$;

create trigger enrolments_begin_in_open before insert on learning.enrolments
  for each row execute function learning.stays_open();
-- Who has completed stays; who is put out, or whom the end of the run puts out, may go.
create trigger enrolments_come_to_open before update of state on learning.enrolments
  for each row when (new.state = 'active' and old.state in ('invited', 'pending', 'suspended', 'withdrawn', 'expired'))
  execute function learning.stays_open();
create trigger attempts_begin_in_open before insert on learning.attempts
  for each row execute function learning.stays_open();
create trigger submissions_come_to_open before insert on learning.submissions
  for each row execute function learning.stays_open();
create trigger posts_are_said_in_open before insert on learning.posts
  for each row execute function learning.stays_open();
create trigger announcements_are_said_in_open before insert on learning.announcements
  for each row execute function learning.stays_open();
