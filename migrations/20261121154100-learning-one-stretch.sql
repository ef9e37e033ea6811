-- Nearly always what is told, and what was watched, is one stretch: its length is a subtraction, and it is its own beginning.
-- In PL/pgSQL, which is not written into each statement that calls it: a function in SQL is read and planned there anew each
-- time, in that of a generated column as well, and that takes longer than a row.
create or replace function learning.length_of(parts int4multirange) returns int language plpgsql immutable parallel safe as $$
begin
  if parts = int4multirange(range_merge(parts)) then
    return coalesce(upper(parts) - lower(parts), 0);
  end if;
  return (select coalesce(sum(upper(part) - lower(part)), 0)::int from unnest(parts) part);
end $$;

create or replace function learning.first_of(parts int4multirange, most int) returns int4multirange
language plpgsql immutable parallel safe as $$
begin
  if learning.length_of(parts) <= most then
    return coalesce(parts, '{}');
  end if;
  return (
    select coalesce(range_agg(int4range(lower(part), lower(part) + least(upper(part) - lower(part), most - before))), '{}')
    from (
      select part, coalesce(sum(upper(part) - lower(part)) over (order by part rows between unbounded preceding and 1 preceding),
        0)::int as before
      from unnest(parts) part) p
    where before < most);
end $$;
