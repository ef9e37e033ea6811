-- API keys for learning record providers: they write and read statements, and nothing else of the school.

alter table identity.api_keys add column role text not null default 'integration'
  constraint api_keys_role check (role in ('integration', 'recorder'));

-- A secret can be replaced by another one: what was verified by the former is looked at again.
create trigger secret_changed after update of secret_hash on identity.api_keys for each row
  when (new.secret_hash is distinct from old.secret_hash) execute function identity.note_access_change();

drop function identity.use_api_key;
create function identity.use_api_key(client uuid) returns table (school_id uuid, secret_hash text, role text)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update identity.api_keys k set last_used_at = now()
  where k.id = client and k.revoked_at is null
    and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
  select k.school_id, k.secret_hash, k.role from identity.api_keys k where k.id = client and k.revoked_at is null
$$;
revoke all on function identity.use_api_key from public;
grant execute on function identity.use_api_key to lyceum_app;
