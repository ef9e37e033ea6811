import { prepared } from '#platform/persistence/statement';

const here = 'platform.current_school()';
const turn = `hashtextextended('learning.statements ' || ${here}, 0)`;
const hashOf = (text: string) => `substr(sha256(convert_to(${text}, 'UTF8')), 1, 16)`;

/** One after the other in each school: what says it was stored later is also seen later. */
export const takeTurn = prepared(`select pg_advisory_xact_lock(${turn})`);

export const storedUnder = prepared(
  `select id, said::text as said from learning.statements where id = any ($1::uuid[])`,
);

export const add = prepared(`
  with given as (
    select g.*, array(select ${hashOf('k.v')} from jsonb_array_elements_text(g.keys) as k (v)) as hashes
    from jsonb_to_recordset($1::jsonb) as g (nth int, id uuid, said text, has_timestamp boolean, refers_to uuid,
      voids boolean, keys jsonb)
  ), newest as (
    select greatest(clock_timestamp(), max(s.stored) + interval '1 microsecond') as at
    from learning.statements s where s.school_id = ${here}
  ), added as (
    insert into learning.statements (school_id, id, stored, said, has_timestamp, refers_to, voids, keys, client_id)
    select ${here}, g.id, n.at + g.nth * interval '1 microsecond', g.said::json, g.has_timestamp, g.refers_to, g.voids,
      g.hashes, $2::uuid
    from given g cross join newest n
    returning id, stored, keys
  )
  insert into learning.statement_keys (school_id, key, stored, origin)
  select ${here}, k, a.stored, a.id from added a cross join unnest(a.keys) as k`);

/** What programs have stored, to ask in one's turn. */
export const used = prepared(`
  select coalesce(sum(u.statements) filter (where u.day = learning.today()), 0)::float8 as "statementsToday",
    coalesce(sum(u.attachment_bytes), 0)::float8 as "attachmentBytes",
    ceil(extract(epoch from (learning.today() + 1)::timestamp at time zone s.time_zone - now()))::int as "secondsLeft"
  from identity_api.schools_v1 s left join learning.record_use u on u.school_id = s.school_id
  where s.school_id = ${here} group by s.time_zone`);

/** Whoever refers to a statement is found by what it is found by, through others as well, whichever of them came first. */
export const followReferences = prepared(`select learning.follow_references($1::uuid[])`);

export const attach = prepared(`
  insert into learning.statement_attachments (school_id, statement_id, sha2, content_type, content)
  values (${here}, $1, $2, $3, $4)`);

export const learnOfActivities = prepared(`
  insert into learning.activities as a (school_id, key, activity_id, definition)
  select ${here}, ${hashOf('g.id')}, g.id, g.definition
  from jsonb_to_recordset($1::jsonb) as g (id text, definition jsonb) order by g.id
  on conflict (school_id, key) do update
  set definition = a.definition || excluded.definition || jsonb_strip_nulls(jsonb_build_object(
    'name', (a.definition -> 'name') || (excluded.definition -> 'name'),
    'description', (a.definition -> 'description') || (excluded.definition -> 'description')))
  where not a.definition @> excluded.definition`);
