import { newId } from '#domain/kernel/id';
import { Attempt } from '#domain/learning/assessment/attempt';
import { AttemptNotFound, NotAQuiz } from '#domain/learning/assessment/attempt.errors';
import type { AttemptRepository, UnderWay } from '#domain/learning/assessment/attempt.repository';
import type { Correction } from '#domain/learning/assessment/key';
import type { AttemptState } from '#domain/learning/assessment/attempt.words';
import type { Quiz } from '#domain/learning/assessment/quiz';
import type { EnrolmentReach } from '#domain/learning/enrolment/course-enrolment.repository';
import { CourseItem } from '#domain/learning/outline/course-item';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { lastMoment } from './last-moment.js';
import './attempt.mapping.js';
import './outline.mapping.js';

// Learners reach their own, as long as they learn there and it is published (B10).
const lock = prepared(`
  select a.id from learning.attempts a
  join learning.items i on i.school_id = a.school_id and i.run_id = a.run_id and i.id = a.item_id
  join learning.runs r on r.school_id = a.school_id and r.id = a.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where a.id = $1::uuid and case $2
    when 'all' then true
    when 'taught' then platform.current_person() = any (c.instructors)
    when 'mine' then c.state = 'published' and r.state = 'published' and i.state = 'published' and exists (
      select from learning.enrolments e
      join roster_api.people_v1 p on p.school_id = e.school_id and p.roster_person_id = e.learner_id
      where e.school_id = a.school_id and e.id = a.enrolment_id and e.state in ('active', 'completed')
        and p.person_id = platform.current_person())
    else false end
  for no key update of a`);

const lockAll = prepared(`
  select id from learning.attempts where item_id = $1::uuid and state = any ($2::text[])
  order by id for no key update`);

const lockUnderWay = prepared(`
  select id from learning.attempts where run_id = $1::uuid and state = 'in_progress' order by id for no key update`);

// What the version before has begun does not say how many minutes it has: those of its quiz.
const boundsOf = prepared(`
  select a.id, ${lastMoment} as "lastMoment",
    case a.minutes when 0 then (i.content #>> '{quiz,minutes}')::int else a.minutes end as minutes
  from learning.attempts a
  join learning.items i on i.school_id = a.school_id and i.run_id = a.run_id and i.id = a.item_id
  join learning.modules m on m.school_id = i.school_id and m.run_id = i.run_id and m.id = i.module_id
  join learning.runs r on r.school_id = a.school_id and r.id = a.run_id
  join learning.enrolments e on e.school_id = a.school_id and e.id = a.enrolment_id
  where a.id = any ($1::uuid[]) and a.state = 'in_progress'`);

const correct = prepared(`
  insert into learning.regrades (id, school_id, run_id, item_id, question_id, revision, reason, regraded_at, regraded_by)
  values ($1, platform.current_school(), $2, $3, $4, $5, $6, $7, $8)`);

const corrections = prepared(`
  select distinct on (g.question_id) json_build_object('questionId', v.question_id, 'revision', v.revision,
    'content', v.content) as version, g.reason, g.regraded_by as by
  from learning.attempts a
  join lateral jsonb_to_recordset(a.asked) as q ("questionId" uuid, revision int) on true
  join learning.regrades g on g.school_id = a.school_id and g.item_id = a.item_id and g.question_id = q."questionId"
    and g.revision > q.revision
  join learning.question_versions v on v.school_id = g.school_id and v.question_id = g.question_id
    and v.revision = g.revision
  where a.id = $1::uuid
  order by g.question_id, g.id desc`);

export class MikroAttemptRepository implements AttemptRepository {
  async hold(id: string, reach: EnrolmentReach): Promise<Attempt> {
    const locked = await transaction().query(lock, [id, reach]);
    if (locked.length === 0) throw new AttemptNotFound();
    return transaction().em.findOneOrFail(Attempt, { id });
  }

  ofLearner({ itemId, learnerId }: Pick<Attempt, 'itemId' | 'learnerId'>): Promise<Attempt[]> {
    return transaction().em.find(Attempt, { itemId, learnerId });
  }

  ofLearners(itemId: string, learnerIds: readonly string[]): Promise<Attempt[]> {
    return transaction().em.find(Attempt, { itemId, learnerId: { $in: [...learnerIds] } });
  }

  async holdAll(itemId: string, states: readonly AttemptState[]): Promise<Attempt[]> {
    const locked = await transaction().query<{ id: string }>(lockAll, [itemId, states]);
    return transaction().em.find(Attempt, { id: { $in: locked.map(({ id }) => id) } });
  }

  async holdUnderWay(runId: string): Promise<UnderWay[]> {
    await transaction().flush(); // what bounds them is read from what was changed
    const ids = (await transaction().query<{ id: string }>(lockUnderWay, [runId])).map(({ id }) => id);
    if (ids.length === 0) return [];
    const bounds = await transaction().query<Omit<UnderWay, 'attempt'> & { id: string }>(boundsOf, [ids]);
    const held = await transaction().em.find(Attempt, { id: { $in: ids } });
    const attemptOf = new Map(held.map((attempt) => [attempt.id, attempt]));
    return bounds.map(({ id, ...bound }) => ({ ...bound, attempt: attemptOf.get(id)! }));
  }

  async correct(
    { runId, itemId }: Pick<Attempt, 'runId' | 'itemId'>,
    by: Correction,
    now: Date,
  ): Promise<void> {
    const { questionId, revision } = by.version;
    await transaction().query(correct, [newId(), runId, itemId, questionId, revision, by.reason, now, by.by]);
  }

  correctionsOf({ id }: Attempt): Promise<Correction[]> {
    return transaction().query<Correction>(corrections, [id]);
  }

  async quiz(itemId: string): Promise<Quiz> {
    const item = await transaction().em.findOne(CourseItem, { id: itemId });
    if (!item) throw new CourseItemNotFound();
    const quiz = item.quiz();
    if (!quiz) throw new NotAQuiz();
    return quiz;
  }

  add(attempt: Attempt): void {
    transaction().em.persist(attempt);
  }
}
