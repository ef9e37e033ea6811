import { PACE } from '#domain/learning/watching/watched';
import { prepared } from '#platform/persistence/statement';
import { missing } from './progress-statements.js';

/** What has come together since it was counted last, as `watchedWith` says. */
const credit = `least(${PACE.most}, w.credit_ms
  + ${PACE.rate} * greatest(0, floor(extract(epoch from excluded.counted_at - w.counted_at) * 1000))::bigint)::int`;

/** How much of what a row has watched is evidence, in percent; null: nothing. */
const noted = (row: string) => `(
  select (max(d.score) * 100)::int from learning.evidence d
  where d.school_id = ${row}.school_id and d.run_id = ${row}.run_id and d.learner_id = ${row}.learner_id
    and d.item_id = ${row}.item_id and d.kind = 'watched' and d.round = ${row}.round)`;

/**
 * Counts heartbeats in one statement: the rule of `watchedWith`, for many of many learners at once. $1: the heartbeats, each with
 * whose it is, when it came, and its place. Whoever comes second to a row waits, and counts on top of the first.
 */
export const countHeartbeats = prepared(`
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as g (place int, "personId" uuid, at timestamptz, "itemId" uuid,
      parts int4multirange, "positionMs" int)
  ), open as materialized (
    select g.place, g.at, e.school_id, e.run_id, e.learner_id, e.id as enrolment_id, e.state as enrolment_state,
      i.id as item_id, v.duration_ms, g.parts * int4multirange(int4range(0, v.duration_ms)) as parts,
      least(greatest(g."positionMs", 0), v.duration_ms) as position_ms,
      (select count(*)::int from learning.evidence d where d.school_id = e.school_id and d.run_id = e.run_id
        and d.learner_id = e.learner_id and d.item_id = i.id and d.kind = 'reset') as round
    from given g
    join learning.items i on i.id = g."itemId" and i.state = 'published'
    join learning.videos v on v.school_id = i.school_id and v.id = i.video_id and v.duration_ms is not null
    join learning.modules m on m.school_id = i.school_id and m.run_id = i.run_id and m.id = i.module_id
    join learning.runs r on r.school_id = i.school_id and r.id = i.run_id and r.state = 'published'
    join learning.courses c on c.school_id = r.school_id and c.id = r.course_id and c.state = 'published'
    join learning.enrolments e on e.school_id = r.school_id and e.run_id = r.id and e.state in ('active', 'completed')
    join roster_api.people_v1 me on me.school_id = e.school_id and me.roster_person_id = e.learner_id
      and me.person_id = g."personId"
    where coalesce(greatest(i.opens_at, m.opens_at) <= g.at, true)
      and coalesce(least(i.closes_at, m.closes_at) > g.at, true)
      and (i.requires = '{}' or ${missing} = '{}')
  ), counted as (
    insert into learning.watched as w (school_id, run_id, learner_id, item_id, round, duration_ms, parts, credit_ms,
      position_ms, counted_at)
    select o.school_id, o.run_id, o.learner_id, o.item_id, o.round, o.duration_ms, f.parts,
      ${PACE.first} - learning.length_of(f.parts), o.position_ms, o.at
    from open o cross join lateral (select learning.first_of(o.parts, ${PACE.first}) as parts offset 0) f
    order by o.item_id, o.learner_id
    on conflict (school_id, run_id, learner_id, item_id, round) do update set
      (parts, credit_ms) = (
        select k.parts + f.parts, k.credit - learning.length_of(f.parts)
        from open o
        cross join lateral (
          select w.parts * int4multirange(int4range(0, o.duration_ms)) as parts, ${credit} as credit offset 0) k
        cross join lateral (select learning.first_of(o.parts - k.parts, k.credit) as parts offset 0) f
        where o.item_id = w.item_id and o.learner_id = w.learner_id),
      duration_ms = excluded.duration_ms, position_ms = excluded.position_ms,
      counted_at = greatest(w.counted_at, excluded.counted_at)
    returning w.item_id, w.learner_id, new.watched_ms, old.watched_ms as former_ms,
      old.duration_ms as former_duration_ms, new.position_ms
  )
  select o.place, o.run_id as "runId", o.learner_id as "learnerId", o.enrolment_id as "enrolmentId",
    o.enrolment_state as "enrolmentState", o.item_id as "itemId", o.duration_ms as "durationMs", n.watched_ms as "watchedMs",
    n.former_ms as "formerMs", n.former_duration_ms as "formerDurationMs", n.position_ms as "positionMs", o.round,
    ${noted('o')} as "notedPercent"
  from counted n join open o on o.item_id = n.item_id and o.learner_id = n.learner_id
  order by o.item_id`);

/** By the enrolment that goes on, or else the last. */
export const watchedInRun = prepared(`
  select w.learner_id as "learnerId", e.id as "enrolmentId", e.state as "enrolmentState", w.item_id as "itemId", w.round,
    w.watched_ms as "watchedMs", w.duration_ms as "durationMs", w.counted_at as "countedAt", ${noted('w')} as "notedPercent"
  from learning.watched w
  cross join lateral (
    select e.id, e.state from learning.enrolments e
    where e.school_id = w.school_id and e.run_id = w.run_id and e.learner_id = w.learner_id
    order by e.state in ('withdrawn', 'expired'), e.id desc limit 1) e
  where w.school_id = platform.current_school() and w.run_id = $1::uuid and w.round = (
    select count(*) from learning.evidence d where d.school_id = w.school_id and d.run_id = w.run_id
      and d.learner_id = w.learner_id and d.item_id = w.item_id and d.kind = 'reset')
  order by w.learner_id, w.item_id`);
