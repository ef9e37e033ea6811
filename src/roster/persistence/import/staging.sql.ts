import { prepared } from '#platform/persistence/statement';

export const clearRows = prepared('delete from roster.import_rows where import_id = $1');
export const clearFaults = prepared('delete from roster.import_faults where import_id = $1');

/** What was held back stays listed, without what it said. */
export const discardRows = prepared(
  `delete from roster.import_rows where import_id = $1 and state <> 'held'`,
);
export const emptyHeldRows = prepared(`
  update roster.import_rows set data = '{}', unique_value = null where import_id = $1 and data <> '{}'`);

/** $3: the rows as JSON. Another attempt may have staged them already: the file says the same every time. */
export const addRows = prepared(`
  insert into roster.import_rows (import_id, district_id, file, row_no, source_id, ends, unique_value, data)
  select $1, $2, r.file, r.row, r."sourcedId", r.ends, r."uniqueValue", r.data
  from jsonb_to_recordset($3::jsonb) as r
    (file text, row int, "sourcedId" text, ends boolean, "uniqueValue" text, data jsonb)
  on conflict do nothing`);

export const addFaults = prepared(`
  insert into roster.import_faults (import_id, district_id, file, row_no, field, reason)
  select $1, $2, f.file, f.row, f.field, f.reason
  from jsonb_to_recordset($3::jsonb) as f (file text, row int, field text, reason text)
  on conflict do nothing`);

/** So that the checks are planned for what is there, not for the table as it was before the package came. */
export const analyse = { name: 'analyse-import-rows', text: 'analyze roster.import_rows' };

/** $2: every file that was read, also one without rows. */
export const totals = prepared(`
  select f.file, count(r.state)::int as read,
    count(*) filter (where r.state = 'good')::int as good,
    count(*) filter (where r.state = 'faulty')::int as faulty,
    count(*) filter (where r.state = 'held')::int as "heldBack"
  from unnest($2::text[]) with ordinality as f (file, position)
  left join roster.import_rows r on r.import_id = $1 and r.file = f.file
  group by f.file, f.position order by f.position`);

/** An org of a kind of one's own is a school when classes are held there. */
export const schools = prepared(`
  select o.source_id as "sourceId", o.data ->> 'name' as name
  from roster.import_rows o
  where o.import_id = $1 and o.file = 'orgs.csv' and o.state = 'good' and not o.ends
    and (o.data ->> 'type' = 'school' or o.data ->> 'type' like 'ext:%' and exists (
      select from roster.import_rows c
      where c.import_id = $1 and c.file = 'classes.csv' and c.state = 'good'
        and c.data ->> 'schoolSourcedId' = o.source_id))
  union
  select k.source_id, k.data ->> 'name'
  from roster.source_records k
  where k.district_id = $2 and k.file = 'orgs.csv' and k.school_id is not null and not k.ended
    and not exists (select from roster.import_rows o
      where o.import_id = $1 and o.file = 'orgs.csv' and o.source_id = k.source_id)
  order by 2, 1`);
