-- K6: what the courses keep of somebody who was erased is what it came to: enrolments, evidence, progress, scores, results and
-- certificates' serial numbers stay. What the person wrote, handed in and was told goes.

-- What never changes otherwise.
create or replace trigger certificates_stay before insert or update on learning.certificates
  for each row when (not platform.is_erasing()) execute function learning.certificates_stay();
create or replace trigger submissions_keep_rules before update on learning.submissions
  for each row when (not platform.is_erasing()) execute function learning.submissions_keep_rules();
create or replace trigger submission_files_keep_rules before update on learning.submission_files
  for each row when (not platform.is_erasing()) execute function learning.submission_files_keep_rules();
create or replace trigger posts_keep_rules before insert or update on learning.posts
  for each row when (not platform.is_erasing()) execute function learning.posts_keep_rules();
create or replace trigger attempts_keep_rules before update on learning.attempts
  for each row when (not platform.is_erasing()) execute function learning.attempts_keep_rules();
create or replace trigger attempts_keep_marks after insert or update of marks on learning.attempts
  for each row when (not platform.is_erasing()) execute function learning.attempts_keep_marks();
create or replace trigger results_keep_changes after insert or update on learning.results
  for each row when (not platform.is_erasing()) execute function learning.results_keep_changes();

-- A grade or a mark without the words.
create function learning.without_words(given jsonb) returns jsonb language sql immutable parallel safe
  return given || jsonb_strip_nulls(jsonb_build_object('feedback', case when given ->> 'feedback' is not null then platform.erased() end,
    'comment', case when given ->> 'comment' is not null then platform.erased() end,
    'reason', case when given ->> 'reason' is not null then platform.erased() end));

-- B7: a statement that names the person keeps who it was as the id that the school's record has had all along, what was done,
-- with what, when and with what success: whatever counts statements counts the same. Everything else goes: names, addresses,
-- answers, extensions, attachments. `them`: the agents that are meant, as the specification writes them.
create function learning.without_agents(said jsonb, them jsonb[], instead jsonb) returns json language sql immutable
  return json_strip_nulls(json_build_object('id', said -> 'id',
    'actor', case when said -> 'actor' ->> 'objectType' = 'Group' or said -> 'actor' @> any (them) then instead else said -> 'actor' end,
    'verb', json_build_object('id', said -> 'verb' -> 'id'),
    'object', case said -> 'object' ->> 'objectType' when 'StatementRef' then said -> 'object'
      when 'Agent' then instead when 'Group' then instead when 'SubStatement' then instead
      else jsonb_build_object('objectType', 'Activity', 'id', said -> 'object' -> 'id') end,
    'result', case when said -> 'result' ?| '{completion,success,score,duration}' then json_build_object(
      'score', said -> 'result' -> 'score', 'success', said -> 'result' -> 'success',
      'completion', said -> 'result' -> 'completion', 'duration', said -> 'result' -> 'duration') end,
    'context', case when said -> 'context' ? 'registration' then
      json_build_object('registration', said -> 'context' -> 'registration') end,
    'timestamp', said -> 'timestamp', 'authority', said -> 'authority', 'version', said -> 'version'));

-- Whose a document is, to find it by; of documents that belong to nobody null.
alter table learning.statement_documents add column agent_key bytea check (length(agent_key) = 32);
-- squawk-ignore require-concurrent-index-creation
create index statement_documents_of_agent on learning.statement_documents (school_id, agent_key) where agent_key is not null;

-- Statements and documents of somebody, by whatever names programs have given to them. `names`: how the store calls them;
-- `them`: as statements write it; `kept`: the name that stays, the school's record, and `instead`: the agent of that name.
create function learning.forget_agents(names text[], them jsonb[], kept text, instead jsonb) returns void language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
declare
  school constant uuid := platform.current_school();
  meant constant bytea[] := array(
    select substr(sha256(convert_to(p.kind || n.name, 'UTF8')), 1, 16)
    from unnest(names) n (name) cross join (values ('A '), ('a ')) p (kind));
  found uuid[];
begin
  perform set_config('app.erasing', 'on', true);
  select array_agg(distinct s.id) into found
  from learning.statement_keys k
  join learning.statements s on s.school_id = school and s.stored = k.stored and s.id = k.origin
  where k.school_id = school and k.key = any (meant);
  update learning.statements s set said = learning.without_agents(s.said::jsonb, them, instead)
  where s.school_id = school and s.id = any (found);
  delete from learning.statement_attachments a where a.school_id = school and a.statement_id = any (found);
  -- Found by the name that stays, and by no other; so are the statements about them.
  insert into learning.statement_keys (school_id, key, stored, origin)
  select distinct school, substr(sha256(convert_to(p.kind || kept, 'UTF8')), 1, 16), k.stored, k.origin
  from learning.statement_keys k cross join (values ('A '), ('a ')) p (kind)
  where k.school_id = school and k.key = any (meant)
  on conflict do nothing;
  delete from learning.statement_keys k
  where k.school_id = school and k.key = any (meant) and k.key not in (
    select substr(sha256(convert_to(p.kind || kept, 'UTF8')), 1, 16) from (values ('A '), ('a ')) p (kind));
  update learning.statements s set keys = array(select k.key from learning.statement_keys k
    where k.school_id = school and k.stored = s.stored and k.origin = s.id)
  where s.school_id = school and s.id = any (found);
  delete from learning.statement_documents d using unnest(names) n (name)
  where d.school_id = school and d.agent_key = sha256(convert_to(n.name, 'UTF8'));
  perform set_config('app.erasing', '', true);
end $$;

-- `person` is the account that the record belonged to, or null: what it wrote is the school record's from now on, so that
-- no account leads to it. Told twice, it finds nothing left to do.
create function learning.forget_person(learner uuid, person uuid) returns void language plpgsql security definer
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
  where o.school_id = school and (o.reported_by = person or o.post_id in (
    select p.id from learning.posts p where p.school_id = school and p.written_by in (person, learner)));
  with wrote as (
    update learning.posts p set markdown = gone, written_by = learner,
      hidden_reason = case when p.hidden_reason is not null then gone end
    where p.school_id = school and p.written_by = person returning p.id)
  select array_agg(id) into about from wrote;
  perform set_config('app.erasing', '', true);
  select about || array_agg(x.id) into about from (
    select t.id from learning.certificates t where t.school_id = school and t.learner_id = learner
    union all select p.id from learning.posts p where p.school_id = school and p.written_by = learner) x;
  perform platform.redact_audit(school, about, learner);
end $$;

revoke all on function learning.forget_agents, learning.forget_person, learning.without_agents, learning.without_words from public;
grant execute on function learning.forget_agents, learning.forget_person to lyceum_app;
