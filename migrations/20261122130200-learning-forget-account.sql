-- K6: somebody's account was erased. Where the school has a record of the person, what was written as a member of the school is that
-- record's from now on, and goes with it; what staff wrote for all stays, under no name. `record_id`: what the account belonged to, or
-- null.
create function learning.forget_account(account uuid, record_id uuid) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  school constant uuid := platform.current_school();
begin
  if not exists (select from identity_api.names_v1 n where n.person_id = account and n.erased) then
    return;
  end if;
  perform set_config('app.erasing', 'on', true);
  -- Files of which nothing was made yet.
  update platform.uploads u set state = case when u."offset" = u.length then 'whole' else 'receiving' end, then_job = null,
    metadata = null, expires_at = 'epoch'
  where u.school_id = school and u.state <> 'kept' and u.person_id = account;
  delete from learning.presences p where p.school_id = school and p.person_id = account;
  if record_id is not null then
    update learning.posts p set written_by = record_id where p.school_id = school and p.written_by = account;
    update learning.post_reports o set reported_by = record_id where o.school_id = school and o.reported_by = account;
  end if;
  perform set_config('app.erasing', '', true);
end $$;
revoke all on function learning.forget_account from public;
grant execute on function learning.forget_account to lyceum_app;

-- As before, but posts and reports that are the record's already, because the account was erased first, lose their words as well.
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
  update platform.uploads u set state = case when u."offset" = u.length then 'whole' else 'receiving' end, then_job = null,
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
    union all select p.id from learning.posts p where p.school_id = school and p.written_by = learner) x;
  perform platform.redact_audit(school, about, learner);
end $$;
