import { prepared } from '#platform/persistence/statement';
import { lastMoment } from './last-moment.js';

/** Those of the items that `i` requires that are published and that the learner has neither completed nor been let off. */
export const missing = `array(
  select p.id from learning.items p
  where p.school_id = i.school_id and p.run_id = i.run_id and p.state = 'published' and p.id = any (i.requires)
    and not exists (
      select from learning.item_progress d where d.school_id = p.school_id and d.run_id = p.run_id
        and d.learner_id = e.learner_id and d.item_id = p.id and d.completed_at is not null))::text[]`;

// Nobody moves its ends meanwhile. The run comes first, as for whoever changes what it is made of.
export const openItem = prepared(`
  select i.run_id as "runId", e.learner_id as "learnerId", e.id as "enrolmentId", greatest(i.opens_at, m.opens_at) as "opensAt",
    least(i.closes_at, m.closes_at) as "closesAt", greatest(i.opens_at, m.opens_at) > now() as "notYet",
    least(i.closes_at, m.closes_at) <= now() as over, ${lastMoment} as "lastMoment",
    ${missing} as missing
  from learning.items i
  join learning.modules m on m.school_id = i.school_id and m.run_id = i.run_id and m.id = i.module_id
  join learning.runs r on r.school_id = i.school_id and r.id = i.run_id and r.state = 'published'
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id and c.state = 'published'
  join learning.enrolments e on e.school_id = r.school_id and e.run_id = r.id and e.state in ('active', 'completed')
  join roster_api.people_v1 me on me.school_id = e.school_id and me.roster_person_id = e.learner_id
    and me.person_id = platform.current_person()
  where i.id = $1::uuid and i.state = 'published'
  for share of r, c, m, i`);

/** Tells PostgreSQL how few rows the JSON holds: it takes them for a hundred and reads whole tables for them. */
const noMore = 'limit jsonb_array_length($1::jsonb)';

/** The learners, each in a run, that are asked about. $1: they as JSON, each with its place. */
const those = `(
  select * from jsonb_to_recordset($1::jsonb) as a (place int, "runId" uuid, "learnerId" uuid) ${noMore}) g`;

/** Whoever touches several does it in this order, so that two never wait for each other. */
const inOrder = 'order by run_id, learner_id';

export const begin = prepared(`
  insert into learning.progress (school_id, run_id, learner_id)
  select platform.current_school(), g."runId" as run_id, g."learnerId" as learner_id from ${those} ${inOrder}
  on conflict do nothing`);

const place = `
  select e.run_id as "runId", e.learner_id as "learnerId", e.id as "enrolmentId", e.state as "enrolmentState"`;
const withProgress = `
  left join learning.progress p on p.school_id = e.school_id and p.run_id = e.run_id and p.learner_id = e.learner_id`;
const thoseOfRun = `e.school_id = platform.current_school() and e.run_id = $1`;

/** Whose progress is worked out and kept, whether or not there is anything yet. */
const isThere = `e.state in ('active', 'suspended', 'completed')`;

/** By the enrolment that goes on, or else the last. */
export const everybody = prepared(`
  ${place} from (
    select distinct on (e.learner_id) e.* from learning.enrolments e where ${thoseOfRun}
    order by e.learner_id, e.state in ('withdrawn', 'expired'), e.id desc) e ${withProgress}
  where ${isThere} or p.run_id is not null or exists (
    select from learning.evidence v
    where v.school_id = e.school_id and v.run_id = e.run_id and v.learner_id = e.learner_id)
  order by e.learner_id`);

export const newcomers = prepared(`
  ${place} from learning.enrolments e ${withProgress}
  where ${thoseOfRun} and ${isThere}
    and (p.run_id is null or p.rules_version <> $2 or p.state = 'completed' and e.state = 'active')
  order by e.learner_id`);

const kept = `
  select p.learner_id as "learnerId", p.rules_version as "rulesVersion", p.state, p.done, p.total,
    p.completed_at as "completedAt", (
      select coalesce(json_agg(json_build_object('itemId', i.item_id, 'state', i.state, 'completedAt', i.completed_at)
        order by i.item_id), '[]')
      from learning.item_progress i
      where i.school_id = p.school_id and i.run_id = p.run_id and i.learner_id = p.learner_id) as items`;

// Locked before they are read: one statement would show what belongs to a row as it was before it had to wait.
export const lock = prepared(`
  select from learning.progress p where (p.run_id, p.learner_id) in (select g."runId", g."learnerId" from ${those})
  ${inOrder} for no key update of p`);

export const keptOf = prepared(`
  ${kept}, g.place from ${those} join learning.progress p on p.run_id = g."runId" and p.learner_id = g."learnerId"`);

const evidence = `
  select id, learner_id as "learnerId", item_id as "itemId", kind, round, rules_version as "rulesVersion",
    score::float8 as score, passed, turn, reason, at, by
  from learning.evidence`;
export const evidenceOf = prepared(`
  ${evidence.replace('select id', 'select g.place, id')} v
  join ${those} on v.run_id = g."runId" and v.learner_id = g."learnerId" order by id`);

export const newestBooks = prepared(`
  select distinct on (run_id) run_id as "runId", version, rules from learning.rule_books
  where run_id in (select g."runId" from ${those}) order by run_id, version desc`);

export const newestBook = prepared(
  `select version, rules from learning.rule_books where run_id = $1 order by version desc limit 1`,
);

export const addBook = prepared(`
  insert into learning.rule_books (school_id, run_id, version, rules, made_at)
  values (platform.current_school(), $1, $2, $3, $4)`);

/** One revises at a time: the next sees the version that this one makes. */
export const holdRun = prepared(`select completion from learning.runs where id = $1::uuid for no key update`);

/** Nobody revises meanwhile; several may look at once. */
export const keepRun = prepared(`select id from learning.runs where id = $1::uuid for share`);

export const countingItems = prepared(`
  select id as "itemId", kind, completion, (content -> 'quiz' ->> 'attempts')::int as attempts from learning.items
  where run_id = $1 and state = 'published' order by id`);

export const addEvidence = prepared(`
  insert into learning.evidence
    (id, school_id, run_id, learner_id, item_id, kind, round, rules_version, score, passed, turn, reason, at, by)
  select e.id, platform.current_school(), e.run_id, e.learner_id, e.item_id, e.kind, e.round, e.rules_version, e.score,
    e.passed, e.turn, e.reason, e.at, e.by
  from jsonb_to_recordset($1::jsonb) as e (id uuid, run_id uuid, learner_id uuid, item_id uuid, kind text, round int,
    rules_version int, score numeric, passed boolean, turn int, reason text, at timestamptz, by uuid)`);

export const save = prepared(`
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as g (run_id uuid, learner_id uuid, rules_version int, state text,
      done int, total int, completed_at timestamptz, items jsonb) ${noMore}
  ), figures as (
    update learning.progress p set rules_version = g.rules_version, state = g.state, done = g.done, total = g.total,
      completed_at = g.completed_at
    from given g where p.run_id = g.run_id and p.learner_id = g.learner_id
  ), items as (
    select g.run_id, g.learner_id, i."itemId" as item_id, i.state, i."completedAt" as completed_at
    from given g cross join jsonb_to_recordset(g.items) as i ("itemId" uuid, state text, "completedAt" timestamptz)
  ), gone as (
    delete from learning.item_progress d using given g
    where d.run_id = g.run_id and d.learner_id = g.learner_id and not exists (
      select from items i where i.run_id = d.run_id and i.learner_id = d.learner_id and i.item_id = d.item_id)
  )
  insert into learning.item_progress as d (school_id, run_id, learner_id, item_id, state, completed_at)
  select platform.current_school(), i.run_id, i.learner_id, i.item_id, i.state, i.completed_at from items i
  on conflict (school_id, run_id, learner_id, item_id) do update
    set state = excluded.state, completed_at = excluded.completed_at
    where (d.state, d.completed_at) is distinct from (excluded.state, excluded.completed_at)`);
