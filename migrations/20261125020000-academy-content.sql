-- What a school publishes: one site each, its entries, and every version of them that was ever written.

-- The words of a language come to their stems; of one that PostgreSQL does not know they stay as they are.
create function academy.words_in(locale text) returns regconfig language sql immutable parallel safe as $$
  select case split_part(locale, '-', 1)
    when 'en' then 'pg_catalog.english'::regconfig
    when 'de' then 'pg_catalog.german'::regconfig
    when 'fr' then 'pg_catalog.french'::regconfig
    when 'es' then 'pg_catalog.spanish'::regconfig
    when 'el' then 'pg_catalog.greek'::regconfig
    when 'ar' then 'pg_catalog.arabic'::regconfig
    else 'pg_catalog.simple'::regconfig end
$$;

create table academy.sites (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 3 and 60),
  title text not null check (length(title) between 1 and 200),
  tagline text check (length(tagline) between 1 and 300),
  default_locale text not null,
  locales text[] not null,
  audience text not null check (audience in ('public', 'members')),
  version int not null default 1,
  unique (school_id, id),
  constraint sites_one_of_school unique (school_id),
  constraint sites_speak_their_default check (default_locale = any (locales))
);
-- The address of a public site is public; one that members alone see is no site's address, and tells nobody of itself.
create unique index sites_address_once on academy.sites (slug) where audience = 'public';

create table academy.entries (
  id uuid primary key,
  school_id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('page', 'post')),
  -- At least three characters, so that none is taken for a language.
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 3 and 100),
  tags text[] not null default '{}',
  appeared_at timestamptz, -- when something of it was published first; null: nothing was
  created_at timestamptz not null,
  created_by uuid,
  version int not null default 1,
  unique (school_id, id),
  constraint entries_of_sites foreign key (school_id, site_id) references academy.sites (school_id, id),
  constraint entries_slug_once unique (school_id, slug)
);
create index entries_tagged on academy.entries using gin (tags);

create table academy.versions (
  id uuid primary key,
  school_id uuid not null,
  entry_id uuid not null,
  number int not null check (number > 0),
  locale text not null check (locale ~ '^[a-z]{2}(-[A-Z]{2})?$'),
  state text not null check (state in ('draft', 'in_review', 'scheduled', 'published', 'archived')),
  title text not null check (length(title) between 1 and 200),
  summary text check (length(summary) between 1 and 500),
  cover_text text check (length(cover_text) between 1 and 100),
  markdown text not null check (length(markdown) between 1 and 50000),
  review_note text check (length(review_note) between 1 and 1000),
  publish_at timestamptz,
  published_at timestamptz,
  appeared_at timestamptz, -- when the first version of the entry in this language was published
  archived_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  version int not null default 1,
  -- What it is found by. The school is one of the words, so that an index of all schools leads to those of one.
  search tsvector generated always as (
    array_to_tsvector(array['school:' || school_id::text])
    || setweight(to_tsvector(academy.words_in(locale), title), 'A')
    || setweight(to_tsvector(academy.words_in(locale), coalesce(summary, '')), 'B')
    || setweight(to_tsvector(academy.words_in(locale), markdown), 'C')) stored,
  unique (school_id, id),
  -- Asked at the end: the ORM writes a new entry and its draft in an order of its own.
  constraint versions_of_entries foreign key (school_id, entry_id) references academy.entries (school_id, id)
    deferrable initially deferred,
  constraint versions_number_once unique (school_id, entry_id, number),
  constraint versions_scheduled check ((state = 'scheduled') = (publish_at is not null)),
  constraint versions_published check (state <> 'published' or (published_at is not null and appeared_at is not null)),
  constraint versions_archived check ((state = 'archived') = (archived_at is not null)),
  -- C6. Asked at the end: the ORM may write the new one before it archives the former.
  constraint versions_one_published exclude using btree (school_id with =, entry_id with =, locale with =)
    where (state = 'published') deferrable initially deferred
);
create unique index versions_one_open on academy.versions (school_id, entry_id, locale)
  where state in ('draft', 'in_review', 'scheduled');
create index versions_shown on academy.versions (school_id, appeared_at, id) where state = 'published';
create index versions_found on academy.versions using gin (search) where state = 'published';

call platform.school_table('academy.sites', 'select, insert, update');
call platform.school_table('academy.entries', 'select, insert, update');
call platform.school_table('academy.versions', 'select, insert, update');

-- C6: what was read when it was approved is what is published, and what was published stays as it was.
create function academy.versions_keep() returns trigger language plpgsql as $$
declare
  told constant text[] := array['state', 'review_note', 'publish_at', 'published_at', 'appeared_at', 'archived_at', 'version',
    'search'];
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'a version begins as a draft' using errcode = 'check_violation', constraint = 'versions_begin_as_drafts';
    end if;
    return new;
  end if;
  if old.state = 'archived' or (old.state = 'published' and (new.state <> 'archived'
      or (to_jsonb(new) - array['state', 'archived_at', 'version', 'search'])
        is distinct from (to_jsonb(old) - array['state', 'archived_at', 'version', 'search']))) then
    raise exception 'what was published stays' using errcode = 'check_violation', constraint = 'versions_stay';
  end if;
  if (to_jsonb(new) - told) is distinct from (to_jsonb(old) - told) and not (old.state = 'draft' and new.state = 'draft'
      and (new.school_id, new.entry_id, new.number, new.locale, new.created_at)
        = (old.school_id, old.entry_id, old.number, old.locale, old.created_at)) then
    raise exception 'only a draft is written' using errcode = 'check_violation', constraint = 'versions_written_as_drafts';
  end if;
  return new;
end $$;
create trigger versions_keep before insert or update on academy.versions
  for each row execute function academy.versions_keep();

-- What was published once has an address that others have kept.
create function academy.entries_keep() returns trigger language plpgsql as $$
begin
  if old.appeared_at is not null and (new.slug, new.kind, new.appeared_at)
    is distinct from (old.slug, old.kind, old.appeared_at) then
    raise exception 'its address is known' using errcode = 'check_violation', constraint = 'entries_stay';
  end if;
  return new;
end $$;
create trigger entries_keep before update on academy.entries for each row execute function academy.entries_keep();

-- What of the current school is published in one of two languages and holds these words, the best first. With the rights of
-- its owner: under a policy PostgreSQL does not ask an index of texts, because its operators are not leakproof.
create function academy.find_published(wanted text, fallback text, words text, most int)
returns table (version_id uuid, rank real)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select v.id, ts_rank(v.search, asked.query)
  from (select distinct given as locale, websearch_to_tsquery(academy.words_in(given), words) as query
    from unnest(array[wanted, fallback]) given) asked
  join academy.versions v on v.search @@ (('''school:' || platform.current_school() || '''')::tsquery && asked.query)
    and v.state = 'published' and v.locale = asked.locale and v.school_id = platform.current_school()
  where numnode(asked.query) > 0 and (v.locale = wanted or not exists (select from academy.versions other
    where other.school_id = v.school_id and other.entry_id = v.entry_id and other.locale = wanted and other.state = 'published'))
  order by 2 desc, v.id desc limit least(most, 50)
$$;

-- The school of a public site, for whoever opens its address. A site for members alone has none.
create function academy.school_of_site(address text) returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select s.school_id from academy.sites s join identity.schools o on o.id = s.school_id and o.status = 'active'
  where s.slug = address and s.audience = 'public'
$$;

-- Which school an entry belongs to, for a subscription that names only the entry. Tells a member nothing else.
create function academy.school_of_entry(wanted uuid) returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select school_id from academy.entries where id = wanted
$$;

revoke all on function academy.find_published, academy.school_of_site, academy.school_of_entry from public;
grant execute on function academy.find_published, academy.school_of_site, academy.school_of_entry to lyceum_app;
