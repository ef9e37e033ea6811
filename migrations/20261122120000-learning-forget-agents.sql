-- K6, B7: whose statements lose their words. Those in which the person acts, or is acted upon, keep what was done; in the
-- statements of others, who may have them as their teacher or in their group, the person alone becomes the record's id.

-- Somebody of a statement: an agent, or a group, whose other members stay as they are.
create function learning.named_instead(who jsonb, them jsonb[], instead jsonb) returns jsonb language sql immutable
  return case when who ->> 'objectType' = 'Group' then
      case when who @> any (them)
        then who - array['name', 'mbox', 'mbox_sha1sum', 'openid', 'account'] || (instead - 'objectType') else who end
      || case when who ? 'member' then jsonb_build_object('member', (
        select coalesce(jsonb_agg(case when m @> any (them) then instead else m end), '[]')
        from jsonb_array_elements(who -> 'member') m)) else '{}' end
    when who @> any (them) then instead
    else who end;

-- Whether a statement, or one within it, is the person's own, or about the person as its object.
create function learning.speaks_of(said jsonb, them jsonb[]) returns boolean language sql immutable
  return coalesce(said -> 'actor' @> any (them) and said -> 'actor' ->> 'objectType' is distinct from 'Group', false)
    or coalesce(said -> 'object' ->> 'objectType' = 'Agent' and said -> 'object' @> any (them), false);

-- A statement of somebody else, with all that it says.
create function learning.elsewhere_instead(said jsonb, them jsonb[], instead jsonb) returns jsonb language plpgsql immutable as $$
declare
  spot text;
begin
  foreach spot in array array['actor', 'object', 'authority'] loop
    if said ? spot then
      said := jsonb_set(said, array[spot], learning.named_instead(said -> spot, them, instead));
    end if;
  end loop;
  if said #>> '{object,objectType}' = 'SubStatement' then
    said := jsonb_set(said, '{object}', learning.without_agents(said -> 'object', them, instead)::jsonb);
  end if;
  foreach spot in array array['instructor', 'team'] loop
    if said -> 'context' ? spot then
      said := jsonb_set(said, array['context', spot], learning.named_instead(said #> array['context', spot], them, instead));
    end if;
  end loop;
  if said -> 'context' ? 'contextAgents' then
    said := jsonb_set(said, '{context,contextAgents}', (
      select coalesce(jsonb_agg(jsonb_set(a, '{agent}', learning.named_instead(a -> 'agent', them, instead))), '[]')
      from jsonb_array_elements(said #> '{context,contextAgents}') a));
  end if;
  if said -> 'context' ? 'contextGroups' then
    said := jsonb_set(said, '{context,contextGroups}', (
      select coalesce(jsonb_agg(jsonb_set(g, '{group}', learning.named_instead(g -> 'group', them, instead))), '[]')
      from jsonb_array_elements(said #> '{context,contextGroups}') g));
  end if;
  return said;
end $$;

create or replace function learning.without_agents(said jsonb, them jsonb[], instead jsonb) returns json language plpgsql
immutable as $$
begin
  if not learning.speaks_of(said, them) then
    return learning.elsewhere_instead(said, them, instead)::json;
  end if;
  return json_strip_nulls(json_build_object('id', said -> 'id',
    'objectType', said -> 'objectType',
    'actor', learning.named_instead(said -> 'actor', them, instead),
    'verb', json_build_object('id', said -> 'verb' -> 'id'),
    'object', case said -> 'object' ->> 'objectType' when 'StatementRef' then said -> 'object'
      when 'Agent' then learning.named_instead(said -> 'object', them, instead)
      when 'Group' then learning.named_instead(said -> 'object', them, instead)
      -- What somebody means to do, or would: their words as well.
      when 'SubStatement' then instead
      else jsonb_build_object('objectType', 'Activity', 'id', said -> 'object' -> 'id') end,
    'result', case when said -> 'result' ?| '{completion,success,score,duration}' then json_build_object(
      'score', said -> 'result' -> 'score', 'success', said -> 'result' -> 'success',
      'completion', said -> 'result' -> 'completion', 'duration', said -> 'result' -> 'duration') end,
    'context', case when said -> 'context' ? 'registration' then
      json_build_object('registration', said -> 'context' -> 'registration') end,
    'timestamp', said -> 'timestamp', 'authority', learning.named_instead(said -> 'authority', them, instead),
    'version', said -> 'version'));
end $$;

-- As before, but for those who have left alone, and by its kind of key: whoever was named stays somebody who was named, and is
-- not taken for the one who acted.
create or replace function learning.forget_agents(names text[], them jsonb[], kept text, instead jsonb) returns void language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
declare
  school constant uuid := platform.current_school();
  -- The agents as they are told, whether or not a statement says that an agent is one.
  agents constant jsonb[] := array(select a - 'objectType' from unnest(them) a);
  former constant bytea[] := array(
    select substr(sha256(convert_to(p.kind || n.name, 'UTF8')), 1, 16)
    from unnest(names) n (name) cross join (values ('A '), ('a ')) p (kind) order by n.name, p.kind);
  latter constant bytea[] := array(
    select substr(sha256(convert_to(p.kind || kept, 'UTF8')), 1, 16)
    from unnest(names) n (name) cross join (values ('A '), ('a ')) p (kind) order by n.name, p.kind);
  found uuid[];
  own uuid[];
begin
  if not exists (select from roster_api.people_v1 p where p.school_id = school
    and p.roster_person_id = (instead #>> '{account,name}')::uuid and p.status in ('left', 'anonymised')) then
    raise exception 'nobody who has left' using errcode = 'check_violation', constraint = 'agents_of_those_who_left';
  end if;
  perform set_config('app.erasing', 'on', true);
  select array_agg(distinct s.id) into found
  from learning.statement_keys k
  join learning.statements s on s.school_id = school and s.stored = k.stored and s.id = k.origin
  where k.school_id = school and k.key = any (former);
  select array_agg(s.id) into own from learning.statements s
  where s.school_id = school and s.id = any (found) and learning.speaks_of(s.said::jsonb, agents);
  update learning.statements s set said = learning.without_agents(s.said::jsonb, agents, instead),
    keys = array(select distinct coalesce(m.latter, k)
      from unnest(s.keys) k left join unnest(former, latter) m (former, latter) on m.former = k)
  where s.school_id = school and s.id = any (found);
  delete from learning.statement_attachments a where a.school_id = school and a.statement_id = any (own);
  -- Found by the name that stays, and by no other; so are the statements about them.
  insert into learning.statement_keys (school_id, key, stored, origin)
  select distinct school, m.latter, k.stored, k.origin
  from unnest(former, latter) m (former, latter)
  join learning.statement_keys k on k.school_id = school and k.key = m.former
  on conflict do nothing;
  delete from learning.statement_keys k
  where k.school_id = school and k.key = any (former) and k.key <> all (latter);
  delete from learning.statement_documents d using unnest(names) n (name)
  where d.school_id = school and d.agent_key = sha256(convert_to(n.name, 'UTF8'));
  perform set_config('app.erasing', '', true);
end $$;

revoke all on function learning.named_instead, learning.speaks_of, learning.elsewhere_instead from public;
