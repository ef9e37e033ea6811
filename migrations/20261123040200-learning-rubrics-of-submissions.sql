-- A submission is graded by the rubric that it was handed in by, as it is out of the points of then: what its assignment says
-- since may have other lines and other points. Null: handed in through the version before, which did not keep it.
alter table learning.submissions add column rubric jsonb;
-- squawk-ignore constraint-missing-not-valid
alter table learning.submissions add constraint submissions_rubric check (jsonb_typeof(rubric) = 'array'); -- of a new column

-- What was handed in before keeps the rubric of now where that fits what it was out of and how it was graded; otherwise nobody
-- knows its lines any more, and it is graded by points.
alter table learning.submissions disable trigger submissions_keep_rules; -- the submissions stay what they were
update learning.submissions s set rubric = coalesce(case
    when s.points = (i.content #>> '{assignment,points}')::numeric
      and (s.grade is null or s.state = 'returned'
        or jsonb_array_length(s.grade -> 'criteria') = jsonb_array_length(i.content #> '{assignment,rubric}'))
    then i.content #> '{assignment,rubric}' end, '[]')
from learning.items i where i.school_id = s.school_id and i.run_id = s.run_id and i.id = s.item_id;
alter table learning.submissions enable trigger submissions_keep_rules;

create or replace function learning.submissions_keep_rules() returns trigger language plpgsql as $$
begin
  if (new.text, new.links, new.files, new.submitted_at, new.number, new.learner_id, new.item_id, new.days_late, new.points, new.rubric)
    is distinct from (old.text, old.links, old.files, old.submitted_at, old.number, old.learner_id, old.item_id, old.days_late,
    old.points, old.rubric) then
    raise exception 'what was handed in stays' using errcode = 'check_violation', constraint = 'submissions_stay';
  end if;
  if old.state = 'returned' or (old.state = 'released' and new.state <> 'released') then
    raise exception 'a submission goes forward only' using errcode = 'check_violation', constraint = 'submissions_forward';
  end if;
  if new.grade is distinct from old.grade then
    insert into learning.grade_changes (school_id, submission_id, number, grade, score)
    values (new.school_id, new.id, 1 + (
      select count(*) from learning.grade_changes c where c.school_id = new.school_id and c.submission_id = new.id),
      new.grade, new.score);
  end if;
  return new;
end $$;
