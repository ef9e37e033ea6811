-- Rows that were there are checked against the references of their month while others write.
do $$
declare
  unchecked record;
begin
  for unchecked in
    select k.conrelid::regclass as part, k.conname from pg_constraint k
    join platform.monthly_references m on m.name = k.conname
    join pg_inherits i on i.inhrelid = k.conrelid and i.inhparent = m.relation::regclass
    where k.contype = 'f' and not k.convalidated order by 1, 2
  loop
    execute format('alter table %s validate constraint %I', unchecked.part, unchecked.conname);
  end loop;
end $$;
