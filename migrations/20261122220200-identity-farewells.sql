-- K6: whoever has an erased account is told so, once, at the address that it had. Until that mail has left, name and address lie here,
-- encrypted and bound to this row; whatever becomes of it, not for longer than two days.
create table identity.farewells (
  id uuid primary key, -- of the erasure
  person_id uuid not null default platform.current_person(), -- in whose name it is sent: of whoever erased the account
  sealed text not null check (length(sealed) <= 4000),
  written_at timestamptz not null default now()
);
call platform.person_table('identity.farewells', 'select, insert, delete');

-- As before, and of what could not be sent.
create or replace function identity.forget_what_is_over()
returns table (links bigint, sessions bigint, changes bigint, deliveries bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform identity.forget_invited();
  delete from identity.farewells where written_at < now() - interval '1 day';
  return query
  with l as (delete from identity.mailed_links where expires_at < now() - interval '7 days' returning 1),
    s as (delete from identity.sessions where last_seen_at < now() - interval '400 days' returning 1),
    c as (delete from identity.access_changes where at < now() - interval '1 hour' returning 1),
    d as (delete from identity.webhook_deliveries where created_at < now() - interval '30 days' returning 1)
  select (select count(*) from l), (select count(*) from s), (select count(*) from c), (select count(*) from d);
end $$;
