import { prepared } from '#platform/persistence/statement';

/** Runs that take learners: not archived, and not over today. */
const going = `
  going as (
    select r.school_id, r.id as run_id, a.sections
    from today, learning.runs r
    join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
    join learning.admissions a on a.school_id = r.school_id and a.id = r.id
    where r.school_id = platform.current_school() and r.state <> 'archived' and c.state <> 'archived'
      and coalesce(r.ends_on >= today.day, true) and a.sections <> '{}')`;

/**
 * Of each student of the classes that a run takes: whether the roster has them in one of these today, and whether it has
 * suspended them in all. A class that has ended has nobody in it.
 */
const wanted = `
  wanted as (
    select g.school_id, g.run_id, e.student_id, bool_and(e.state = 'suspended') as away
    from today, going g cross join unnest(g.sections) as taken (section_id)
    join roster_api.enrolments_v1 e on e.school_id = g.school_id and e.section_id = taken.section_id
    where e.state <> 'pre-enrolled' and today.day between e.starts_on and coalesce(e.ends_on, 'infinity')
    group by g.school_id, g.run_id, e.student_id)`;

/** The newest enrolment by a class of each learner in a run. */
const held = `
  held as (
    select distinct on (e.run_id, e.learner_id) e.id, e.school_id, e.run_id, e.learner_id, e.state
    from learning.enrolments e
    where e.school_id = platform.current_school() and e.origin = 'section'
    order by e.run_id, e.learner_id, e.id desc)`;

/** Where somebody is in the run otherwise, by invitation or by a code, the class adds nothing. */
const elsewhere = `exists (
  select from learning.enrolments o where o.school_id = w.school_id and o.run_id = w.run_id
    and o.learner_id = w.student_id and o.origin <> 'section' and o.state not in ('withdrawn', 'expired'))`;

export const sectionChanges = prepared(`
  with today as materialized (select learning.today() as day), ${going}, ${wanted}, ${held}
  select w.run_id as "runId", w.student_id as "learnerId", h.id as "enrolmentId",
    case when w.away then 'suspended' else 'active' end as to
  from wanted w left join held h on h.run_id = w.run_id and h.learner_id = w.student_id
  where case
    when h.id is null or h.state in ('withdrawn', 'expired') then not w.away and not ${elsewhere}
    when h.state = 'active' then w.away
    when h.state = 'suspended' then not w.away
    else false end
  union all
  select h.run_id, h.learner_id, h.id, 'withdrawn'
  from held h join learning.runs r on r.school_id = h.school_id and r.id = h.run_id and r.state <> 'archived'
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id and c.state <> 'archived'
  where h.state in ('active', 'suspended') and not exists (
    select from wanted w where w.run_id = h.run_id and w.student_id = h.learner_id)
    and not exists (select from today where r.ends_on < today.day)`);

// Whoever puts off the end at this moment is waited for, and is not too late.
export const outlived = prepared(`
  select e.id from learning.enrolments e
  join learning.runs r on r.school_id = e.school_id and r.id = e.run_id
  where e.school_id = platform.current_school() and e.state in ('invited', 'pending', 'active', 'suspended')
    and r.ends_on < learning.today()
  for share of r`);

/** Of each learner in a run the enrolment that goes on, or else the last. */
const lasts = `
  lasts as (
    select distinct on (e.learner_id) e.* from learning.enrolments e
    where e.school_id = platform.current_school() and e.run_id = $1::uuid
    order by e.learner_id, e.state in ('withdrawn', 'expired'), e.id desc)`;

/** How many more may come by themselves; null: as many as like. */
const places = `(select a.capacity - a.taken from learning.admissions a where a.id = $1::uuid)`;

export const expiredTooSoon = prepared(`
  with today as materialized (select learning.today() as day), ${going}, ${wanted}, ${lasts},
  back as (
    select l.id, learning.takes_place(l.origin, l.expired_from) as takes, l.enrolled_at from lasts l
    join learning.runs r on r.school_id = l.school_id and r.id = l.run_id
    join today on coalesce(r.ends_on >= today.day, true)
    join roster_api.people_v1 p on p.school_id = l.school_id and p.roster_person_id = l.learner_id and p.status = 'active'
    where l.state = 'expired' and l.expired_from is not null and (l.origin <> 'section' or exists (
      select from wanted w where w.run_id = l.run_id and w.student_id = l.learner_id
        and (not w.away or l.expired_from = 'suspended'))))
  select id from (select id, takes, row_number() over (partition by takes order by enrolled_at, id) as place from back) b
  where not takes or coalesce(place <= ${places}, true)`);
