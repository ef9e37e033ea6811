-- What programs have put into the record store, day by day of the school, so that how much they may is asked in one look.
-- Counted by the database, whoever stores; what we tell ourselves is not counted.
create table learning.record_use (
  school_id uuid not null,
  day date not null,
  statements bigint not null default 0 check (statements >= 0),
  attachment_bytes bigint not null default 0 check (attachment_bytes >= 0),
  constraint record_use_once primary key (school_id, day)
);
call platform.school_table('learning.record_use', 'select, insert, update');

-- Today by the clocks of a school.
create function learning.day_of(school uuid) returns date language sql stable
  return coalesce((select (now() at time zone s.time_zone)::date from identity_api.schools_v1 s where s.school_id = school),
    (now() at time zone 'utc')::date);

create function learning.count_records() returns trigger language plpgsql as $$
begin
  insert into learning.record_use as u (school_id, day, statements)
  select n.school_id, learning.day_of(n.school_id), count(*) from added n where n.client_id is not null group by n.school_id
  on conflict on constraint record_use_once do update set statements = u.statements + excluded.statements;
  return null;
end $$;
create trigger count_records after insert on learning.statements
  referencing new table as added for each statement execute function learning.count_records();

create function learning.count_attached() returns trigger language plpgsql as $$
begin
  insert into learning.record_use as u (school_id, day, attachment_bytes)
  select n.school_id, learning.day_of(n.school_id), sum(length(n.content)) from added n group by n.school_id
  on conflict on constraint record_use_once do update set attachment_bytes = u.attachment_bytes + excluded.attachment_bytes;
  return null;
end $$;
create trigger count_attached after insert on learning.statement_attachments
  referencing new table as added for each statement execute function learning.count_attached();

insert into learning.record_use (school_id, day, statements, attachment_bytes)
select s.school_id, (s.stored at time zone coalesce(z.time_zone, 'utc'))::date, count(*), coalesce(sum(a.bytes), 0)
from learning.statements s
left join identity_api.schools_v1 z on z.school_id = s.school_id
left join lateral (
  select sum(length(b.content)) as bytes from learning.statement_attachments b
  where b.school_id = s.school_id and b.statement_id = s.id) a on true
where s.client_id is not null group by 1, 2;
