-- As before, but what is refused is refused sooner: so many references took longer than a statement may, with much else at work.
create or replace function learning.follow_references(fresh uuid[]) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  school constant uuid := platform.current_school();
  most_pairs constant int := 100000;
  most_keys constant int := 200000;
  referring uuid[];
  behind uuid[];
  keys bigint;
begin
  with recursive above (id) as (
    select f from unnest(fresh) f
    union
    select s.id from above a join learning.statements s on s.school_id = school and s.refers_to = a.id
  ), below (id, target) as (
    select s.id, s.refers_to from above a
    join learning.statements s on s.school_id = school and s.id = a.id and s.refers_to is not null
    union
    select b.id, s.refers_to from below b
    join learning.statements s on s.school_id = school and s.id = b.target and s.refers_to is not null
  )
  -- No more is worked out than is asked for.
  select array_agg(b.id), array_agg(b.target) into referring, behind
  from (select id, target from below limit most_pairs + 1) b;
  if referring is null then
    return;
  end if;
  if cardinality(referring) > most_pairs then
    raise exception 'too many to follow' using errcode = 'check_violation', constraint = 'statements_followed';
  end if;
  select array_agg(f.id), array_agg(f.target), sum(cardinality(f.keys)) into referring, behind, keys
  from (
    select distinct on (p.id, t.keys) p.id, p.target, t.keys
    from unnest(referring, behind) p (id, target)
    join learning.statements r on r.school_id = school and r.id = p.id
    join learning.statements t on t.school_id = school and t.id = p.target
    where t.keys <> r.keys
    order by p.id, t.keys, t.stored
  ) f;
  if keys > most_keys then
    raise exception 'too many keys to follow' using errcode = 'check_violation', constraint = 'statements_followed';
  end if;
  insert into learning.statement_keys (school_id, key, stored, origin)
  select school, k, r.stored, t.id
  from unnest(referring, behind) p (id, target)
  join learning.statements r on r.school_id = school and r.id = p.id
  join learning.statements t on t.school_id = school and t.id = p.target
  cross join unnest(t.keys) k
  on conflict do nothing;
end $$;
