-- Ledgers: each belongs to a person, and may be shared. Every row carries its ledger; who sees it is asked of the person of the
-- transaction alone (docs/decisions/0024-a-ledger-is-its-own-tenant.md). No role of a school, a district or the platform counts.

create schema finance;
create schema finance_api;
grant usage on schema finance, finance_api to lyceum_app, lyceum_backup;

create table finance.ledgers (
  id uuid primary key,
  owner_id uuid not null references identity.persons,
  title text not null check (length(title) between 1 and 100),
  base_currency text not null check (base_currency ~ '^[A-Z]{3}$'),
  time_zone text not null,
  created_at timestamptz not null,
  version int not null default 1
);
create index ledgers_of_owner on finance.ledgers (owner_id, id);

-- Of whom a ledger is shared with: by an address until that person answers, by the person from then on.
create table finance.shares (
  id uuid primary key,
  ledger_id uuid not null references finance.ledgers,
  access text not null check (access in ('viewer', 'editor')),
  state text not null check (state in ('invited', 'accepted', 'declined', 'ended')),
  email text check (email = lower(email)),
  person_id uuid references identity.persons,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  version int not null default 1,
  constraint shares_addressed check ((state = 'invited') = (email is not null)),
  constraint shares_held check (state <> 'accepted' or person_id is not null)
);
create unique index shares_invited_once on finance.shares (ledger_id, email) where state = 'invited';
create unique index shares_once on finance.shares (ledger_id, person_id) where state = 'accepted';
create index shares_of_person on finance.shares (person_id, ledger_id) where state = 'accepted';
create index shares_by_address on finance.shares (email) where state = 'invited';

-- Whose ledgers these are: for the policies. They answer for the current person alone.
create function finance.ledgers_i_own() returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select l.id from finance.ledgers l where l.owner_id = platform.current_person()
$$;
create function finance.ledgers_i_keep() returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select l.id from finance.ledgers l where l.owner_id = platform.current_person()
  union all
  select s.ledger_id from finance.shares s
  where s.person_id = platform.current_person() and s.state = 'accepted' and s.access = 'editor'
$$;
create function finance.ledgers_i_see() returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select l.id from finance.ledgers l where l.owner_id = platform.current_person()
  union all
  select s.ledger_id from finance.shares s where s.person_id = platform.current_person() and s.state = 'accepted'
$$;

-- What the current person may do in a ledger, and nobody takes it away until the transaction ends: null for nothing.
create function finance.enter(ledger uuid) returns text language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  held text;
begin
  if exists (select from finance.ledgers l where l.id = ledger and l.owner_id = platform.current_person()) then
    return 'owner';
  end if;
  select s.access into held from finance.shares s
  where s.ledger_id = ledger and s.person_id = platform.current_person() and s.state = 'accepted' for share;
  return held;
end $$;

-- Ledgers that the address of the current person was invited to, apart from own ones. What is in them is not told.
create function finance.invitations_to_me()
returns table (id uuid, ledger_title text, owner_name text, access text, invited_at timestamptz, expires_at timestamptz, version int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, l.title, n.display_name, s.access, s.invited_at, s.expires_at, s.version
  from identity_api.people_v1 me
  join finance.shares s on s.email = me.email and s.state = 'invited' and s.expires_at > now()
  join finance.ledgers l on l.id = s.ledger_id and l.owner_id <> me.person_id
  join identity_api.names_v1 n on n.person_id = l.owner_id
  where me.person_id = platform.current_person()
$$;

-- Who has to do with a ledger that the current person sees, by name: its owner and whoever it is or was shared with.
create function finance.people_of(ledger uuid) returns table (person_id uuid, display_name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select n.person_id, n.display_name from identity_api.names_v1 n
  where ledger in (select finance.ledgers_i_see()) and n.person_id in (
    select l.owner_id from finance.ledgers l where l.id = ledger
    union select s.person_id from finance.shares s where s.ledger_id = ledger and s.person_id is not null)
$$;

-- Whoever may write a row of it cannot make more of a share than its owner gave: it is made by the owner, answered by whom it is
-- for, and ended for good.
create function finance.shares_go_their_way() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state = 'invited' and new.person_id is null and new.ledger_id in (select finance.ledgers_i_own()) then
      return new;
    end if;
  elsif (new.id, new.ledger_id, new.access, new.invited_at, new.expires_at)
      is not distinct from (old.id, old.ledger_id, old.access, old.invited_at, old.expires_at) then
    if old.state = 'invited' and new.state in ('accepted', 'declined')
        and new.person_id = platform.current_person() and exists (select from finance.invitations_to_me() i where i.id = old.id)
      or old.state in ('invited', 'accepted') and new.state = 'ended' and new.person_id is not distinct from old.person_id then
      return new;
    end if;
  end if;
  raise exception 'a share is given by the owner and answered by whom it is for'
    using errcode = 'check_violation', constraint = 'shares_go_their_way';
end $$;
create trigger shares_go_their_way before insert or update on finance.shares for each row
  when (platform.current_person() is not null) execute function finance.shares_go_their_way();

-- What money lies in, comes from and goes to. A category is an account of income or expense. A parent is of the same kind, and
-- neither ever changes, so there is no circle. Without a currency it takes every one.
create table finance.accounts (
  id uuid primary key,
  ledger_id uuid not null references finance.ledgers,
  kind text not null check (kind in ('asset', 'liability', 'equity', 'income', 'expense')),
  purpose text check (purpose in ('opening', 'exchange')),
  parent_id uuid,
  name text not null check (length(name) between 1 and 100),
  currency text check (currency ~ '^[A-Z]{3}$'),
  opened_at timestamptz not null,
  closed_at timestamptz,
  version int not null default 1,
  unique (ledger_id, id),
  unique (ledger_id, id, kind),
  constraint accounts_parent foreign key (ledger_id, parent_id, kind) references finance.accounts (ledger_id, id, kind),
  constraint accounts_currency check (currency is not null or kind not in ('asset', 'liability')),
  constraint accounts_purpose check (purpose is null or kind = 'equity' and closed_at is null and currency is null)
);
create unique index accounts_names on finance.accounts (ledger_id, kind, parent_id, lower(name)) nulls not distinct;
create unique index accounts_purposes on finance.accounts (ledger_id, purpose) where purpose is not null;

create table finance.transactions (
  id uuid primary key,
  ledger_id uuid not null references finance.ledgers,
  date date not null,
  state text not null check (state in ('pending', 'posted', 'reconciled')),
  kind text not null check (kind in ('entry', 'opening', 'reversal')),
  payee text check (length(payee) between 1 and 200),
  note text check (length(note) between 1 and 2000),
  tags text[] not null default '{}' check (cardinality(tags) <= 20),
  lines int not null check (lines between 2 and 100),
  reverses_id uuid,
  replaces_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  posted_by uuid,
  posted_at timestamptz,
  unique (ledger_id, id),
  unique (ledger_id, id, date),
  constraint transactions_reversed foreign key (ledger_id, reverses_id) references finance.transactions (ledger_id, id),
  constraint transactions_replaced foreign key (ledger_id, replaces_id) references finance.transactions (ledger_id, id),
  constraint transactions_posted check ((state = 'pending') = (posted_at is null) and (posted_at is null) = (posted_by is null)),
  constraint transactions_reversal check ((kind = 'reversal') = (reverses_id is not null))
);
create unique index transactions_reversed_once on finance.transactions (ledger_id, reverses_id) where reverses_id is not null;
create unique index transactions_replaced_once on finance.transactions (ledger_id, replaces_id) where replaces_id is not null;
create index transactions_by_date on finance.transactions (ledger_id, date, id);

-- Minor units of ISO 4217, up to 10^15 (D2). Money that comes is positive, money that goes negative.
create table finance.postings (
  ledger_id uuid not null,
  transaction_id uuid not null,
  line int not null check (line > 0),
  date date not null,
  account_id uuid not null,
  amount bigint not null check (amount <> 0 and abs(amount) < 1000000000000000),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  price_amount bigint check (price_amount > 0 and price_amount < 1000000000000000),
  price_currency text check (price_currency ~ '^[A-Z]{3}$' and price_currency <> currency),
  primary key (ledger_id, transaction_id, line),
  constraint postings_of_transactions foreign key (ledger_id, transaction_id, date)
    references finance.transactions (ledger_id, id, date),
  constraint postings_accounts foreign key (ledger_id, account_id) references finance.accounts (ledger_id, id),
  constraint postings_price check ((price_amount is null) = (price_currency is null))
);
create index postings_of_account on finance.postings (ledger_id, account_id, date, transaction_id, line)
  include (amount, currency);

-- D4: what the postings of an account come to, kept by the database with each of them. Nobody else writes here.
create table finance.balances (
  ledger_id uuid not null,
  account_id uuid not null,
  currency text not null,
  posted numeric(38, 0) not null default 0,
  pending numeric(38, 0) not null default 0,
  primary key (ledger_id, account_id, currency),
  constraint balances_accounts foreign key (ledger_id, account_id) references finance.accounts (ledger_id, id)
) with (fillfactor = 80);

-- D1: asked when the transaction of the database ends, so nobody ever reads a ledger that does not balance. The number of lines is
-- said beside them, and never changes: so nothing is added to what is posted, be it balanced. With its owner's rights: what
-- the transaction of the database sees by then is not what it wrote by.
create function finance.assert_balanced() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  of_ledger constant uuid := coalesce(new.ledger_id, old.ledger_id);
  wanted constant uuid := case tg_table_name when 'postings' then (to_jsonb(coalesce(new, old)) ->> 'transaction_id')::uuid
    else (to_jsonb(coalesce(new, old)) ->> 'id')::uuid end;
  expected int;
  found_lines int;
  unbalanced text;
begin
  select t.lines into expected from finance.transactions t where t.ledger_id = of_ledger and t.id = wanted;
  if not found then return null; end if;
  select coalesce(sum(c.lines), 0), min(c.currency) filter (where c.total <> 0) into found_lines, unbalanced
  from (select p.currency, count(*) as lines, sum(p.amount) as total from finance.postings p
    where p.ledger_id = of_ledger and p.transaction_id = wanted group by p.currency) c;
  if unbalanced is not null then
    raise exception 'the postings do not add up to zero in %', unbalanced
      using errcode = 'check_violation', constraint = 'transactions_balance';
  end if;
  if found_lines <> expected then
    raise exception 'the transaction has % lines, not %', found_lines, expected
      using errcode = 'check_violation', constraint = 'transactions_lines';
  end if;
  return null;
end $$;
create constraint trigger transactions_balance after insert or update on finance.transactions
  deferrable initially deferred for each row execute function finance.assert_balanced();
create constraint trigger postings_balance after insert or update or delete on finance.postings
  deferrable initially deferred for each row execute function finance.assert_balanced();

-- D3: what is posted stays as it is. It may be reconciled; what is pending may become posted, or be discarded.
create function finance.posted_stays() returns trigger language plpgsql as $$
begin
  if current_setting('app.erasing', true) = 'on' and current_user = 'lyceum_owner' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_table_name = 'postings' then
    if tg_op = 'DELETE' and exists (select from finance.transactions t
      where t.ledger_id = old.ledger_id and t.id = old.transaction_id and t.state = 'pending' for share) then
      return old;
    end if;
  elsif tg_op = 'DELETE' then
    if old.state = 'pending' then return old; end if;
  elsif (to_jsonb(new) - array['state', 'posted_by', 'posted_at']) = (to_jsonb(old) - array['state', 'posted_by', 'posted_at'])
    and (old.state = 'pending' and new.state = 'posted'
      or old.state = 'posted' and new.state = 'reconciled'
        and (new.posted_at, new.posted_by) is not distinct from (old.posted_at, old.posted_by)) then
    return new;
  end if;
  raise exception 'what is posted stays as it is'
    using errcode = 'check_violation', constraint = 'transactions_posted_stay';
end $$;
create trigger posted_stays before update or delete on finance.transactions for each row
  execute function finance.posted_stays();
create trigger posted_stays before update or delete on finance.postings for each row
  execute function finance.posted_stays();

-- A posting fits its account: of its currency, and open. Closing an account waits for it, or it for the closing.
create function finance.postings_fit() returns trigger language plpgsql as $$
declare
  account record;
begin
  select a.currency, a.closed_at into account from finance.accounts a
  where a.ledger_id = new.ledger_id and a.id = new.account_id for share;
  if account.closed_at is not null then
    raise exception 'the account is closed' using errcode = 'check_violation', constraint = 'postings_open';
  end if;
  if account.currency <> new.currency then
    raise exception 'the account is kept in %', account.currency
      using errcode = 'check_violation', constraint = 'postings_currency';
  end if;
  return new;
end $$;
create trigger postings_fit before insert on finance.postings for each row execute function finance.postings_fit();

-- In the order of the accounts, so that two who write to the same ones wait for each other and are not deadlocked.
create function finance.count_added() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into finance.balances as b (ledger_id, account_id, currency, posted, pending)
  select p.ledger_id, p.account_id, p.currency, coalesce(sum(p.amount) filter (where t.state <> 'pending'), 0),
    coalesce(sum(p.amount) filter (where t.state = 'pending'), 0)
  from added p join finance.transactions t on t.ledger_id = p.ledger_id and t.id = p.transaction_id
  group by p.ledger_id, p.account_id, p.currency order by p.account_id, p.currency
  on conflict (ledger_id, account_id, currency) do update
    set posted = b.posted + excluded.posted, pending = b.pending + excluded.pending;
  return null;
end $$;
create trigger count_added after insert on finance.postings referencing new table as added
  for each statement execute function finance.count_added();

create function finance.count_removed() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into finance.balances as b (ledger_id, account_id, currency, pending)
  select p.ledger_id, p.account_id, p.currency, -sum(p.amount) from removed p
  group by p.ledger_id, p.account_id, p.currency order by p.account_id, p.currency
  on conflict (ledger_id, account_id, currency) do update set pending = b.pending + excluded.pending;
  return null;
end $$;
create trigger count_removed after delete on finance.postings referencing old table as removed
  for each statement execute function finance.count_removed();

create function finance.count_posted() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into finance.balances as b (ledger_id, account_id, currency, posted, pending)
  select p.ledger_id, p.account_id, p.currency, sum(p.amount), -sum(p.amount) from finance.postings p
  where p.ledger_id = new.ledger_id and p.transaction_id = new.id
  group by p.ledger_id, p.account_id, p.currency order by p.account_id, p.currency
  on conflict (ledger_id, account_id, currency) do update
    set posted = b.posted + excluded.posted, pending = b.pending + excluded.pending;
  return null;
end $$;
create trigger count_posted after update of state on finance.transactions for each row
  when (old.state = 'pending' and new.state = 'posted') execute function finance.count_posted();

-- The class of tables whose tenant is a ledger: seen by whoever it belongs to or is shared with, written by owner and editors.
create procedure platform.ledger_table(relation regclass, privileges text) language plpgsql as $$
begin
  call platform.ruled_table(relation, 'ledger', 'ledger_id in (select finance.ledgers_i_see())',
    'ledger_id in (select finance.ledgers_i_keep())', privileges);
end $$;

call platform.ruled_table('finance.ledgers', 'ledger',
  'owner_id = (select platform.current_person()) or id in (select finance.ledgers_i_see())',
  'owner_id = (select platform.current_person())', 'select, insert, update');
call platform.ruled_table('finance.shares', 'ledger',
  'ledger_id in (select finance.ledgers_i_own()) or person_id = (select platform.current_person())
    or id in (select i.id from finance.invitations_to_me() i)',
  'ledger_id in (select finance.ledgers_i_own()) or person_id = (select platform.current_person())', 'select, insert, update');
call platform.ledger_table('finance.accounts', 'select, insert, update');
call platform.ledger_table('finance.transactions', 'select, insert, update, delete');
call platform.ledger_table('finance.postings', 'select, insert, delete');
call platform.ledger_table('finance.balances', 'select');

-- What does not hold, of all ledgers or of one (R3): by ids alone, so it may be asked by an operator whom no ledger is shared with.
create function finance.unsound(ledger uuid default null) returns table (ledger_id uuid, subject_id uuid, rule text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.ledger_id, p.transaction_id, 'transaction_balances' from finance.postings p
  where ledger is null or p.ledger_id = ledger
  group by p.ledger_id, p.transaction_id, p.currency having sum(p.amount) <> 0
  union all
  select t.ledger_id, t.id, 'transaction_whole' from finance.transactions t
  where (ledger is null or t.ledger_id = ledger) and t.lines <> (
    select count(*) from finance.postings p where p.ledger_id = t.ledger_id and p.transaction_id = t.id)
  union all
  select coalesce(b.ledger_id, s.ledger_id), coalesce(b.account_id, s.account_id), 'balance_is_sum'
  from (select * from finance.balances k where ledger is null or k.ledger_id = ledger) b
  full join (
    select p.ledger_id, p.account_id, p.currency, coalesce(sum(p.amount) filter (where t.state <> 'pending'), 0) as posted,
      coalesce(sum(p.amount) filter (where t.state = 'pending'), 0) as pending
    from finance.postings p join finance.transactions t on t.ledger_id = p.ledger_id and t.id = p.transaction_id
    where ledger is null or p.ledger_id = ledger
    group by p.ledger_id, p.account_id, p.currency) s
    on s.ledger_id = b.ledger_id and s.account_id = b.account_id and s.currency = b.currency
  where (coalesce(b.posted, 0), coalesce(b.pending, 0)) <> (coalesce(s.posted, 0), coalesce(s.pending, 0))
$$;

-- Invitations that nobody has answered in time: the address goes.
create function finance.forget_lapsed() returns bigint language sql security definer
set search_path = pg_catalog, pg_temp as $$
  with lapsed as (
    update finance.shares set state = 'ended', email = null, ended_at = now(), version = version + 1
    where state = 'invited' and expires_at <= now() returning 1)
  select count(*) from lapsed
$$;

-- K6: somebody's account was erased. Their ledgers were theirs alone and go, whoever they were shared with; what they did in those
-- of others stays, under an id that leads to nobody.
create function finance.forget_account(whom uuid) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  theirs uuid[];
begin
  if not exists (select from identity_api.names_v1 n where n.person_id = whom and n.erased) then
    return;
  end if;
  perform set_config('app.erasing', 'on', true);
  select coalesce(array_agg(l.id), '{}') into theirs from finance.ledgers l where l.owner_id = whom;
  perform platform.redact_audit(null, array(
    select unnest(theirs)
    union all select a.id from finance.accounts a where a.ledger_id = any (theirs)
    union all select s.id from finance.shares s where s.ledger_id = any (theirs)), whom);
  delete from finance.postings p where p.ledger_id = any (theirs);
  delete from finance.transactions t where t.ledger_id = any (theirs) and t.reverses_id is not null;
  delete from finance.transactions t where t.ledger_id = any (theirs) and t.replaces_id is not null;
  delete from finance.transactions t where t.ledger_id = any (theirs);
  delete from finance.balances b where b.ledger_id = any (theirs);
  delete from finance.accounts a where a.ledger_id = any (theirs);
  delete from finance.shares s where s.ledger_id = any (theirs);
  delete from finance.ledgers l where l.id = any (theirs);
  update finance.shares s set state = 'ended', ended_at = now(), version = s.version + 1
  where s.person_id = whom and s.state = 'accepted';
  perform set_config('app.erasing', '', true);
end $$;

revoke all on all functions in schema finance from public;
grant execute on function finance.ledgers_i_own, finance.ledgers_i_keep, finance.ledgers_i_see, finance.enter,
  finance.invitations_to_me, finance.people_of, finance.unsound, finance.forget_lapsed, finance.forget_account to lyceum_app;
