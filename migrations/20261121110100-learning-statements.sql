-- The learning record store (xAPI): statements, by what they are found, what is attached to them, what is known of
-- activities, and the documents that clients keep.

-- Append-only by right (B7). `stored` is given out in the order of commits, one microsecond after the other, so that a
-- reader who knows how far it has read misses nothing. Not partitioned: an id is unique in the school whenever it comes.
create table learning.statements (
  school_id uuid not null,
  id uuid not null,
  stored timestamptz not null,
  said json not null, -- as it is answered, but for `stored`, and for `timestamp` where it was not given
  has_timestamp boolean not null,
  refers_to uuid,
  voids boolean not null,
  keys bytea[] not null,
  client_id uuid, -- null: ourselves
  constraint statements_once primary key (school_id, id),
  constraint statements_in_order unique (school_id, stored),
  constraint statements_voiding check (not voids or refers_to is not null)
);
create index statements_referring on learning.statements (school_id, refers_to) where refers_to is not null;
comment on column learning.statements.keys is 'By what it is found, each as the first 16 bytes of a SHA-256.';

-- In the order of `stored` below each key, so that a filter reads no more than it answers. A statement about another one
-- is found by what the other one is found by as well: `origin` says whose key it is.
create table learning.statement_keys (
  school_id uuid not null,
  key bytea not null check (length(key) = 16),
  stored timestamptz not null,
  origin uuid not null,
  primary key (school_id, key, stored, origin)
);

-- What came with a statement, under the SHA-2 by which it names it. Of its statement alone: what another client attaches
-- under the same name changes nothing here.
create table learning.statement_attachments (
  school_id uuid not null,
  statement_id uuid not null,
  sha2 text not null check (length(sha2) <= 128),
  content_type text not null check (length(content_type) <= 255),
  content bytea not null,
  primary key (school_id, statement_id, sha2),
  foreign key (school_id, statement_id) references learning.statements (school_id, id)
);
alter table learning.statement_attachments alter column content set storage external;

-- What statements have said of activities, put together.
create table learning.activities (
  school_id uuid not null,
  key bytea not null check (length(key) = 16),
  activity_id text not null,
  definition jsonb not null,
  primary key (school_id, key)
);

-- Documents of clients: states, activity profiles, agent profiles. The place is a hash of the kind, the activity, the agent.
create table learning.statement_documents (
  school_id uuid not null,
  place bytea not null check (length(place) = 32),
  registration uuid,
  document_key bytea not null check (length(document_key) = 32),
  kind text not null check (kind in ('state', 'activity-profile', 'agent-profile')),
  document_id text not null,
  content bytea not null,
  content_type text not null check (length(content_type) <= 255),
  etag text not null check (length(etag) = 40),
  changed_at timestamptz not null,
  constraint statement_documents_once unique nulls not distinct (school_id, place, registration, document_key)
);

call platform.school_table('learning.statements', 'select, insert');
call platform.school_table('learning.statement_keys', 'select, insert');
call platform.school_table('learning.statement_attachments', 'select, insert');
call platform.school_table('learning.activities', 'select, insert, update');
call platform.school_table('learning.statement_documents');
