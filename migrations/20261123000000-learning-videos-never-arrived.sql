-- A video may be made of an upload that is still under way. When that ends before its last byte, the video says so, and lets it go:
-- it held up the end of the upload, and that the end of every other.
-- squawk-ignore ban-drop-not-null
alter table learning.videos alter column source_id drop not null; -- the version before lets nothing go where there is none
alter table learning.videos drop constraint videos_failure_check;
-- squawk-ignore constraint-missing-not-valid
alter table learning.videos add constraint videos_failure_check check (failure in ('never_arrived', 'empty', 'not_a_video',
  'no_picture', 'truncated', 'corrupt', 'codec_not_playable', 'too_long', 'gave_up')); -- becomes wider
-- squawk-ignore constraint-missing-not-valid
alter table learning.videos add constraint videos_have_source
  check (source_id is not null or failure is not distinct from 'never_arrived');

-- Those whose maker was erased meanwhile: nothing would tell them any more.
update learning.videos v set failure = 'never_arrived', source_id = null, version = v.version + 1,
  state = case when v.package_id is null then 'failed' else 'ready' end
from platform.uploads u
where u.school_id = v.school_id and u.id = v.source_id and u.state <> 'kept' and u.then_job is null;

-- As before, but the job that waits for an upload stays: it tells of its end.
create or replace function learning.forget_account(account uuid, record_id uuid) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  school constant uuid := platform.current_school();
begin
  if not exists (select from identity_api.names_v1 n where n.person_id = account and n.erased) then
    return;
  end if;
  perform from roster_api.people_v1 p where p.school_id = school and p.roster_person_id = record_id for share;
  perform set_config('app.erasing', 'on', true);
  -- Files of which nothing was made yet.
  update platform.uploads u set state = case when u."offset" = u.length then 'whole' else 'receiving' end,
    metadata = null, expires_at = 'epoch'
  where u.school_id = school and u.state <> 'kept' and u.person_id = account;
  delete from learning.presences p where p.school_id = school and p.person_id = account;
  if record_id is not null then
    update learning.posts p set written_by = record_id where p.school_id = school and p.written_by = account;
    update learning.post_reports o set reported_by = record_id where o.school_id = school and o.reported_by = account;
  end if;
  perform set_config('app.erasing', '', true);
  -- Nothing, unless the record was erased.
  perform learning.forget_person(record_id, account);
end $$;

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
