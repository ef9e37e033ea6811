import { PACE } from '#domain/learning/watching/watched';
import { prepared } from '#platform/persistence/statement';
import { missing } from './progress-statements.js';

/** What has come together since it was counted last, as `watchedWith` says. */
const credit = `least(${PACE.most}, w.credit_ms
  + ${PACE.rate} * greatest(0, floor(extract(epoch from excluded.counted_at - w.counted_at) * 1000))::bigint)::int`;

/**
 * Counts heartbeats in one statement: the rule of `watchedWith`, for many at once. $1: the heartbeats; $2: now. Whoever comes
 * second to a row waits, and counts on top of the first.
 */
export const countHeartbeats = prepared(`
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as g ("itemId" uuid, parts int4multirange, "positionMs" int)
  ), open as materialized (
    select e.school_id, e.run_id, e.learner_id, e.id as enrolment_id, i.id as item_id, v.duration_ms,
      g.parts * int4multirange(int4range(0, v.duration_ms)) as parts,
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
      and me.person_id = platform.current_person()
    where coalesce(greatest(i.opens_at, m.opens_at) <= $2, true) and coalesce(least(i.closes_at, m.closes_at) > $2, true)
      and ${missing} = '{}'
  ), counted as (
    insert into learning.watched as w (school_id, run_id, learner_id, item_id, round, duration_ms, parts, credit_ms,
      position_ms, counted_at)
    select o.school_id, o.run_id, o.learner_id, o.item_id, o.round, o.duration_ms, f.parts,
      ${PACE.first} - learning.length_of(f.parts), o.position_ms, $2
    from open o cross join lateral (select learning.first_of(o.parts, ${PACE.first}) as parts) f
    order by o.item_id, o.learner_id
    on conflict (school_id, run_id, learner_id, item_id, round) do update set
      (parts, credit_ms) = (
        select k.parts + f.parts, ${credit} - learning.length_of(f.parts)
        from open o
        cross join lateral (select w.parts * int4multirange(int4range(0, o.duration_ms)) as parts) k
        cross join lateral (select learning.first_of(o.parts - k.parts, ${credit}) as parts) f
        where o.item_id = w.item_id and o.learner_id = w.learner_id),
      duration_ms = excluded.duration_ms, position_ms = excluded.position_ms,
      counted_at = greatest(w.counted_at, excluded.counted_at)
    returning w.item_id, w.learner_id, new.watched_ms, old.watched_ms as former_ms, new.position_ms
  )
  select o.run_id as "runId", o.learner_id as "learnerId", o.enrolment_id as "enrolmentId", o.item_id as "itemId",
    o.duration_ms as "durationMs", n.watched_ms as "watchedMs", n.former_ms as "formerMs", n.position_ms as "positionMs"
  from counted n join open o on o.item_id = n.item_id and o.learner_id = n.learner_id
  order by o.item_id`);
