/**
 * Questions to PostgreSQL's own catalogue. Each returns what is wrong, so every row is a finding; `tables` are all tables
 * of ours that hold rows, partitions left out, because nobody but their owner may address them.
 */
const ours = `('pg_catalog', 'information_schema', 'pg_toast', 'migration')`;

const tables = `
  select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity, c.relowner, c.relispartition
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ${ours} and n.nspname not like 'pg\\_%'`;

/** Tables in which a value may be unique across schools, and why that reveals nothing. */
export const UNIQUE_ACROSS_SCHOOLS: Record<string, string> = {
  persons_email_once: 'a person is one human across schools; the sign-up answer does not tell',
  sessions_family_once: 'fingerprints of random secrets: nobody can try one that is not theirs',
  sites_address_once: 'addresses of public sites alone, which anybody may open',
  certificates_code_once: 'random secrets of 130 bits: nobody tries one that was not given to them',
  mailed_links_token_once: 'fingerprints of random secrets',
  invitations_token_once: 'fingerprints of random secrets',
};

export const FINDINGS = {
  'a table without row security, enabled and forced': `
    select name from (${tables}) t where not (relrowsecurity and relforcerowsecurity)`,

  'a table of no declared class': `
    select name from (${tables}) t where not relispartition
      and not exists (select from platform.table_classes d where d.relation = t.name)`,

  'a table that is not owned by the owner role': `
    select name from (${tables}) t where pg_get_userbyid(relowner) <> 'lyceum_owner'`,

  'a school table without a policy for ALL with USING and WITH CHECK on the school': `
    select t.name from (${tables}) t join platform.table_classes d on d.relation = t.name and d.class = 'school'
    where not exists (
      select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polroles = array['lyceum_app'::regrole::oid]
        and pg_get_expr(p.polqual, p.polrelid) like '%current_school%'
        and pg_get_expr(p.polwithcheck, p.polrelid) like '%current_school%')`,

  'a ledger table without a policy for ALL with USING and WITH CHECK on whose ledger it is': `
    select t.name from (${tables}) t join platform.table_classes d on d.relation = t.name and d.class = 'ledger'
    where not exists (
      select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polroles = array['lyceum_app'::regrole::oid]
        and pg_get_expr(p.polqual, p.polrelid) ~ 'ledgers_i_(see|own)'
        and pg_get_expr(p.polwithcheck, p.polrelid) ~ 'ledgers_i_(keep|own)|owner_id')`,

  'a foreign key between ledger tables that does not carry the ledger': `
    select k.conname as name from pg_constraint k
    join platform.table_classes a on a.relation = k.conrelid::regclass::text and a.class = 'ledger'
    join platform.table_classes b on b.relation = k.confrelid::regclass::text and b.class = 'ledger'
    where k.contype = 'f' and not exists (
      select from unnest(k.conkey, k.confkey) as pair (mine, theirs)
      join pg_attribute m on m.attrelid = k.conrelid and m.attnum = pair.mine and m.attname = 'ledger_id'
      join pg_attribute o on o.attrelid = k.confrelid and o.attnum = pair.theirs
        and (o.attname = 'ledger_id' or k.confrelid = 'finance.ledgers'::regclass and o.attname = 'id'))`,

  'a policy that lets anyone but owner, app, relay and backup in': `
    select t.name || ' ' || p.polname as name from (${tables}) t join pg_policy p on p.polrelid = t.oid
    where exists (select from unnest(p.polroles) r where r = 0 or pg_get_userbyid(r) not in
      ('lyceum_owner', 'lyceum_app', 'lyceum_relay', 'lyceum_backup'))`,

  'a column school_id in a table that is not declared as a school, person or platform table': `
    select t.name from (${tables}) t join pg_attribute a on a.attrelid = t.oid and a.attname = 'school_id'
    join platform.table_classes d on d.relation = t.name where d.class not in ('school', 'person', 'platform')`,

  'a foreign key between school tables that does not carry the school': `
    select k.conname as name from pg_constraint k
    join platform.table_classes a on a.relation = k.conrelid::regclass::text and a.class = 'school'
    join platform.table_classes b on b.relation = k.confrelid::regclass::text and b.class = 'school'
    where k.contype = 'f' and not exists (
      select from unnest(k.conkey, k.confkey) as pair (mine, theirs)
      join pg_attribute m on m.attrelid = k.conrelid and m.attnum = pair.mine and m.attname = 'school_id'
      join pg_attribute o on o.attrelid = k.confrelid and o.attnum = pair.theirs and o.attname = 'school_id')`,

  'a reference within a month that does not carry the school': `
    select name from platform.monthly_references
    where not (columns like 'school_id, %' and referenced_columns like 'school_id, %')`,

  'a view that does not ask with the rights of its reader': `
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm') and n.nspname not in ${ours}
      and not coalesce('security_invoker=true' = any (c.reloptions), false)`,

  'a function with its owner’s rights that is not on the list': `
    select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname not in ${ours} and not (n.nspname || '.' || p.proname) = any ($1::text[])`,

  'a function with its owner’s rights without a search path of its own, or open to everyone': `
    select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname not in ${ours} and (
      not exists (select from unnest(p.proconfig) c where c like 'search_path=%')
      or p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))`,

  'a role that may more than it should': `
    select rolname as name from pg_roles where rolname like 'lyceum\\_%' and rolname <> 'lyceum_admin'
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,

  'something that the app, relay or backup role owns': `
    select coalesce(c.relname, '?') as name from pg_class c
    where pg_get_userbyid(c.relowner) in ('lyceum_app', 'lyceum_relay', 'lyceum_backup')`,

  'a right of the relay role on a table of a context': `
    select table_schema || '.' || table_name as name from information_schema.role_table_grants
    where grantee = 'lyceum_relay' and table_schema <> 'platform'`,

  'a right of the backup role to change anything': `
    select table_schema || '.' || table_name as name from information_schema.role_table_grants
    where grantee = 'lyceum_backup' and privilege_type <> 'SELECT'`,

  'a right of the app role to delete or change what is append-only': `
    select table_schema || '.' || table_name as name from information_schema.role_table_grants
    where grantee = 'lyceum_app' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
      and table_name in ('mark_revisions', 'evidence', 'rule_books', 'register_states', 'register_entry_changes', 'code_versions', 'audit_entries',
        'outbox')`,

  'a unique index on what users enter, across schools': `
    select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid
    join platform.table_classes d on d.relation = x.indrelid::regclass::text and d.class in ('school', 'person')
    join pg_attribute s on s.attrelid = x.indrelid and s.attname in ('school_id', 'person_id')
    where x.indisunique and not x.indisprimary and i.relname <> all ($1::text[])
      and not (s.attnum = any (x.indkey)) and not exists (
        select from unnest(x.indkey) k join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k
        where a.atttypid = 'uuid'::regtype)`,
} as const;
