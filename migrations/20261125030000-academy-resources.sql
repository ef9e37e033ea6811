-- What a school holds for its people to take: a resource, each version of its file, who may fetch one by an address, and who did.

-- The words of a resource, for searching. Immutable, so that they can be stored with it and looked up in an index.
create function academy.words_of(title text, summary text, tags text[]) returns tsvector language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select to_tsvector('simple', title || ' ' || array_to_string(tags, ' ') || ' ' || coalesce(summary, ''))
$$;

create table academy.resources (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  state text not null check (state in ('draft', 'published', 'archived')),
  audience text not null check (audience in ('members', 'public')),
  title text not null check (length(title) between 1 and 200),
  summary text check (length(summary) between 1 and 2000),
  licence text not null check (licence ~ '^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$'),
  tags text[] not null default '{}' check (cardinality(tags) <= 20),
  current_number int check (current_number > 0),
  downloads int not null default 0 check (downloads >= 0),
  created_at timestamptz not null,
  created_by uuid,
  version int not null default 1,
  words tsvector generated always as (academy.words_of(title, summary, tags)) stored,
  unique (school_id, id),
  constraint resources_published_have_files check (state <> 'published' or current_number is not null)
);
create index resources_by_title on academy.resources (school_id, title, id);
create index resources_by_downloads on academy.resources (school_id, downloads, id);
create index resources_by_words on academy.resources using gin (words);

-- Made once and never changed; it goes with its resource.
create table academy.file_versions (
  id uuid primary key,
  school_id uuid not null,
  resource_id uuid not null,
  number int not null check (number > 0),
  source_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes >= 0),
  media_type text not null,
  name text not null check (length(name) between 1 and 200),
  note text check (length(note) between 1 and 1000),
  created_at timestamptz not null,
  created_by uuid,
  unique (school_id, id),
  constraint file_versions_of_resources foreign key (school_id, resource_id)
    references academy.resources (school_id, id) on delete cascade,
  constraint file_versions_source foreign key (school_id, source_id) references platform.uploads (school_id, id),
  constraint file_versions_in_turn unique (school_id, resource_id, number)
);
create unique index file_versions_source_once on academy.file_versions (school_id, source_id);

-- An address by which somebody, or whoever has it, fetches a version for a while.
create table academy.download_grants (
  id uuid primary key,
  school_id uuid not null,
  resource_id uuid not null,
  file_version_id uuid not null,
  person_id uuid,
  sees_drafts boolean not null,
  expires_at timestamptz not null,
  max_uses int check (max_uses between 1 and 10000),
  uses int not null default 0,
  revoked_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  unique (school_id, id),
  constraint download_grants_of_resources foreign key (school_id, resource_id)
    references academy.resources (school_id, id) on delete cascade,
  constraint download_grants_of_versions foreign key (school_id, file_version_id)
    references academy.file_versions (school_id, id) on delete cascade,
  constraint download_grants_last check (expires_at > created_at),
  constraint download_grants_used check (uses >= 0 and uses <= coalesce(max_uses, uses)),
  constraint download_grants_shared check (person_id is not null or not sees_drafts)
);
create index download_grants_of_resource on academy.download_grants (school_id, resource_id, id);
create index download_grants_of_version on academy.download_grants (school_id, file_version_id);

-- One for each download, however many requests it took (C8). `client` is the person, or of a shared address a number made of
-- the address and the program of whoever asks, under a key of the server: it tells two of them apart, and names nobody.
create table academy.downloads (
  id uuid primary key,
  school_id uuid not null,
  resource_id uuid not null,
  file_version_id uuid not null,
  download_grant_id uuid not null,
  client uuid not null,
  begun_at timestamptz not null,
  constraint downloads_of_resources foreign key (school_id, resource_id)
    references academy.resources (school_id, id) on delete cascade,
  constraint downloads_of_versions foreign key (school_id, file_version_id)
    references academy.file_versions (school_id, id) on delete cascade,
  constraint downloads_by_grants foreign key (school_id, download_grant_id)
    references academy.download_grants (school_id, id) on delete cascade
);
create index downloads_of_client on academy.downloads (school_id, download_grant_id, client, begun_at);
create index downloads_of_resource on academy.downloads (school_id, resource_id, begun_at);
create index downloads_of_version on academy.downloads (school_id, file_version_id);

-- Resources in an order, for a purpose; a resource may lie in several.
create table academy.resource_collections (
  id uuid primary key,
  school_id uuid not null references identity.schools,
  title text not null check (length(title) between 1 and 200),
  summary text check (length(summary) between 1 and 2000),
  arranged_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  version int not null default 1,
  unique (school_id, id)
);
create index resource_collections_by_title on academy.resource_collections (school_id, title, id);

create table academy.collected_resources (
  school_id uuid not null,
  collection_id uuid not null,
  resource_id uuid not null,
  position int not null check (position > 0),
  primary key (school_id, collection_id, resource_id),
  constraint collected_in_order unique (school_id, collection_id, position) deferrable initially deferred,
  constraint collected_in_collections foreign key (school_id, collection_id)
    references academy.resource_collections (school_id, id) on delete cascade,
  constraint collected_resources_there foreign key (school_id, resource_id)
    references academy.resources (school_id, id) on delete cascade
);
create index collected_resources_of_resource on academy.collected_resources (school_id, resource_id);

call platform.school_table('academy.resources');
call platform.school_table('academy.file_versions', 'select, insert');
call platform.school_table('academy.download_grants', 'select, insert, update');
call platform.school_table('academy.downloads', 'select, insert');
call platform.school_table('academy.resource_collections');
call platform.school_table('academy.collected_resources');

-- The resources of the current school that hold words which begin so. Under row security the operators of text search may not
-- use their index, because they are not leakproof: so it is asked with the rights of its owner, for the school of the setting.
create function academy.resources_with(wanted text) returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select r.id from academy.resources r
  where r.school_id = platform.current_school() and r.words @@ (
    select to_tsquery('simple', string_agg(quote_literal(word) || ':*', ' & '))
    from unnest(tsvector_to_array(to_tsvector('simple', wanted))) word)
$$;
revoke all on function academy.resources_with from public;
grant execute on function academy.resources_with to lyceum_app;
