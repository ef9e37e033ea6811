-- Somebody lets a learner do without an item, with a reason, and may take that back: both is evidence, which stays. Each time in a
-- round that it is taken back begins another turn.
alter table learning.evidence add column turn int, add column reason text;
alter table learning.evidence drop constraint evidence_kind_check;
alter table learning.evidence add constraint evidence_kind_check check (kind in ('viewed', 'marked_done', 'watched', 'submitted',
  'scored', 'stated', 'attained', 'waived', 'unwaived', 'reset')) not valid; -- becomes wider: what is there is within it
alter table learning.evidence add constraint evidence_waived check ((kind = 'waived') = (reason is not null)
  and (kind in ('waived', 'unwaived')) = (turn is not null)) not valid; -- there is none yet

-- A waived item is one that is over, since then, as a completed one is.
alter table learning.item_progress drop constraint item_progress_state_check;
alter table learning.item_progress add constraint item_progress_state_check
  check (state in ('in_progress', 'completed', 'waived')) not valid; -- becomes wider
alter table learning.item_progress drop constraint item_progress_completed;
alter table learning.item_progress add constraint item_progress_completed
  check ((state in ('completed', 'waived')) = (completed_at is not null)) not valid; -- asks the same of what there is

-- As before, and why somebody may do without something.
create or replace function learning.forget_person(learner uuid, person uuid) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  school constant uuid := platform.current_school();
  gone constant text := platform.erased();
  about uuid[];
begin
  if not exists (select from roster_api.people_v1 p
    where p.school_id = school and p.roster_person_id = learner and p.status = 'anonymised') then
    return;
  end if;
  perform set_config('app.erasing', 'on', true);
  update platform.uploads u set state = case when u."offset" = u.length then 'whole' else 'receiving' end,
    metadata = null, expires_at = 'epoch'
  where u.school_id = school and (u.state <> 'kept' and u.person_id = person or u.id in (
    select f.source_id from learning.submission_files f
    join learning.submissions s on s.school_id = f.school_id and s.id = f.submission_id
    where s.school_id = school and s.learner_id = learner));
  update learning.submission_files f set name = gone, removed_at = coalesce(f.removed_at, now()), source_id = null
  from learning.submissions s
  where s.school_id = school and s.learner_id = learner and f.school_id = school and f.submission_id = s.id;
  update learning.submissions s set text = gone, links = '{}', grade = learning.without_words(s.grade)
  where s.school_id = school and s.learner_id = learner;
  update learning.grade_changes c set grade = learning.without_words(c.grade)
  from learning.submissions s
  where s.school_id = school and s.learner_id = learner and c.school_id = school and c.submission_id = s.id;
  update learning.mark_changes c set mark = learning.without_words(c.mark)
  from learning.attempts a
  where a.school_id = school and a.learner_id = learner and c.school_id = school and c.attempt_id = a.id;
  update learning.attempts a set answers = case jsonb_typeof(a.answers) when 'array' then '[]'::jsonb else '{}'::jsonb end,
    marks = (select coalesce(jsonb_object_agg(m.key, learning.without_words(m.value)), '{}') from jsonb_each(a.marks) m)
  where a.school_id = school and a.learner_id = learner;
  update learning.result_changes c set reason = gone
  from learning.results r
  where r.school_id = school and r.learner_id = learner and c.school_id = school and c.result_id = r.id and c.reason <> gone;
  update learning.results r set reason = gone where r.school_id = school and r.learner_id = learner and r.reason <> gone;
  update learning.certificates t set learner_name = 'Erased person', reason = case when t.reason is not null then gone end
  where t.school_id = school and t.learner_id = learner;
  update learning.evidence v set reason = gone where v.school_id = school and v.learner_id = learner and v.reason <> gone;
  delete from learning.presences p where p.school_id = school and p.person_id = person;
  update learning.post_reports o set reason = gone,
    reported_by = case when o.reported_by = person then learner else o.reported_by end
  where o.school_id = school and (o.reported_by in (person, learner) or o.post_id in (
    select p.id from learning.posts p where p.school_id = school and p.written_by in (person, learner)));
  with wrote as (
    update learning.posts p set markdown = gone, written_by = learner,
      hidden_reason = case when p.hidden_reason is not null then gone end
    where p.school_id = school and p.written_by in (person, learner) returning p.id)
  select array_agg(id) into about from wrote;
  perform set_config('app.erasing', '', true);
  select about || array_agg(x.id) into about from (
    select t.id from learning.certificates t where t.school_id = school and t.learner_id = learner
    union all select v.id from learning.evidence v
      where v.school_id = school and v.learner_id = learner and v.kind in ('waived', 'unwaived')
    union all select p.id from learning.posts p where p.school_id = school and p.written_by = learner) x;
  perform platform.redact_audit(school, about, learner);
end $$;
