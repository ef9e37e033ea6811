-- How much room the documents of programs take in the record store of a school, so that how much they may is asked in one
-- look. Counted by the database, whoever keeps them. A small one takes more than it holds: its row, its keys, its id.
create table learning.document_use (
  school_id uuid not null,
  bytes bigint not null check (bytes >= 0),
  constraint document_use_once primary key (school_id)
);
call platform.school_table('learning.document_use', 'select, insert, update');

create function learning.room_of(content bytea, document_id text) returns bigint language sql immutable
  return length(content)::bigint + octet_length(document_id) + 1024;

create function learning.count_documents_kept() returns trigger language plpgsql as $$
begin
  insert into learning.document_use as u (school_id, bytes)
  select n.school_id, sum(learning.room_of(n.content, n.document_id)) from added n group by n.school_id
  on conflict on constraint document_use_once do update set bytes = u.bytes + excluded.bytes;
  return null;
end $$;
create trigger count_documents_kept after insert on learning.statement_documents
  referencing new table as added for each statement execute function learning.count_documents_kept();

create function learning.count_documents_changed() returns trigger language plpgsql as $$
begin
  update learning.document_use u set bytes = u.bytes + c.more
  from (
    select b.school_id, sum(b.bytes) as more from (
      select n.school_id, learning.room_of(n.content, n.document_id) as bytes from added n
      union all select o.school_id, -learning.room_of(o.content, o.document_id) from removed o) b
    group by b.school_id having sum(b.bytes) <> 0) c
  where u.school_id = c.school_id;
  return null;
end $$;
create trigger count_documents_changed after update on learning.statement_documents
  referencing old table as removed new table as added
  for each statement execute function learning.count_documents_changed();

create function learning.count_documents_gone() returns trigger language plpgsql as $$
begin
  update learning.document_use u set bytes = u.bytes - c.less
  from (select o.school_id, sum(learning.room_of(o.content, o.document_id)) as less from removed o group by o.school_id) c
  where u.school_id = c.school_id;
  return null;
end $$;
create trigger count_documents_gone after delete on learning.statement_documents
  referencing old table as removed for each statement execute function learning.count_documents_gone();

insert into learning.document_use (school_id, bytes)
select d.school_id, sum(learning.room_of(d.content, d.document_id)) from learning.statement_documents d group by d.school_id;
