import type { CourseEnrolmentState } from '#domain/learning/enrolment/enrolment.words';
import type { ItemKind } from '#domain/learning/outline/item-kinds';
import type { ProgressState } from '#domain/learning/progress/progress-of';
import { endOfRun, lastsUntil } from './lasting.js';
import { InstructorView, instructorsOf } from './online-course.view.js';
import { percentOf } from './progress.view.js';

/** What a learner opens next. */
export class NextItemView {
  /** @format uuid */
  itemId!: string;
  title!: string;
  kind!: ItemKind;
}

/** A course that somebody learns in, as the list of one's courses shows it. */
export class MyCourseView {
  /** @format uuid */
  enrolmentId!: string;
  /** The school's record of the learner: your own, or that of a student in your care. @format uuid */
  learnerId!: string;
  /** Whose course it is, as the school calls them. */
  learnerName!: string;
  /** Of the enrolment. */
  state!: CourseEnrolmentState;
  /** @format uuid */
  courseId!: string;
  courseTitle!: string;
  summary!: string | null;
  instructors!: InstructorView[];
  /** @format uuid */
  runId!: string;
  runTitle!: string;
  /** @format date */
  startsOn!: string | null;
  /** @format date */
  endsOn!: string | null;
  progress!: ProgressState;
  done!: number;
  total!: number;
  /** `done` of `total` in whole percent, rounded down. */
  percent!: number;
  /** The first item in the order of the outline that there is something left to do in and that can be opened now; null: none. */
  nextItem!: NextItemView | null;
  /** When the first item that there is something left to do in closes, or else the run: its last day is over then. @format date-time */
  deadline!: string | null;
}

const comesTo = (item: string, what: string) => `exists (
  select from learning.item_progress d where d.school_id = e.school_id and d.run_id = e.run_id
    and d.learner_id = e.learner_id and d.item_id = ${item} and ${what})`;

/** Completed, or waived: what requires it opens. */
const completed = (item: string) => comesTo(item, 'd.completed_at is not null');

/** Nothing is left to do: completed, waived, or failed, which is without an attempt left. */
const settled = (item: string) => comesTo(item, `(d.completed_at is not null or d.state = 'failed')`);

/** The published items of the run in which the learner has something left to do, each with when it opens and closes. */
const undone = `
  select i.id, i.title, i.kind, m.position as chapter, i.position, greatest(i.opens_at, m.opens_at) as opens_at,
    least(i.closes_at, m.closes_at) as closes_at, i.requires
  from learning.items i
  join learning.modules m on m.school_id = i.school_id and m.run_id = i.run_id and m.id = i.module_id
  where i.school_id = e.school_id and i.run_id = e.run_id and i.state = 'published' and not ${settled('i.id')}`;

const nextItem = `
  select json_build_object('itemId', u.id, 'title', u.title, 'kind', u.kind) as item from (${undone}) u
  where coalesce(u.opens_at <= now(), true) and coalesce(u.closes_at > now(), true) and not exists (
    select from learning.items q where q.school_id = e.school_id and q.run_id = e.run_id and q.state = 'published'
      and q.id = any (u.requires) and not ${completed('q.id')})
  order by u.chapter, u.position limit 1`;

const learnerName = `(
  select p.display_name from roster_api.people_v1 p
  where p.school_id = e.school_id and p.roster_person_id = e.learner_id)`;

/** When the first of what is left to do opens or closes: the next item, or the deadline, may be another then. */
const nextTurn = `(
  select min(t.at) from (${undone}) u cross join lateral (values (u.opens_at), (u.closes_at)) t (at)
  where (u.opens_at > now() or u.closes_at > now()) and t.at > now())`;

/**
 * Selects a lasting {@link MyCourseView} of each enrolment `e` in a run `r` of a course `c`; a WHERE may follow. What costs something
 * is a column and no join: then PostgreSQL works it out for the rows of the page alone, after sorting.
 */
export const selectMyCourse = `
  select e.id as "enrolmentId", e.learner_id as "learnerId", ${learnerName} as "learnerName", e.state, c.id as "courseId", c.title as "courseTitle",
    c.summary, ${instructorsOf}, r.id as "runId", r.title as "runTitle", r.starts_on as "startsOn",
    r.ends_on as "endsOn", coalesce(g.state, 'not_started') as progress, coalesce(g.done, 0) as done,
    coalesce(g.total, 0) as total, ${percentOf} as percent,
    case when e.state in ('active', 'completed') then (${nextItem}) end as "nextItem",
    coalesce((select min(u.closes_at) from (${undone}) u where u.closes_at > now()), ${endOfRun}) as deadline,
    ${lastsUntil(nextTurn)}
  from learning.enrolments e
  join learning.runs r on r.school_id = e.school_id and r.id = e.run_id and r.state = 'published'
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id and c.state = 'published'
  left join learning.progress g on g.school_id = e.school_id and g.run_id = e.run_id and g.learner_id = e.learner_id`;
