import type { AttemptPlace } from '#domain/learning/assessment/attempt';
import { ResultNotFound } from '#domain/learning/assessment/gradebook.errors';
import { ItemResult } from '#domain/learning/assessment/item-result';
import type { ItemResultRepository } from '#domain/learning/assessment/item-result.repository';
import { newId } from '#domain/kernel/id';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './attempt.mapping.js';

const begin = prepared(`
  insert into learning.results (id, school_id, run_id, item_id, learner_id, enrolment_id, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`);

const lock = prepared(
  `select id from learning.results where item_id = $1 and learner_id = $2 for no key update`,
);

const enrolment = prepared(`
  select e.id from learning.enrolments e
  join learning.items i on i.school_id = e.school_id and i.run_id = e.run_id and i.id = $3::uuid
    and i.kind in ('quiz', 'assignment')
  where e.run_id = $1::uuid and e.learner_id = $2::uuid
  order by e.state in ('withdrawn', 'expired'), e.id desc limit 1`);

export class MikroItemResultRepository implements ItemResultRepository {
  async hold(of: AttemptPlace, now: Date): Promise<ItemResult> {
    const { schoolId, runId, itemId, learnerId, enrolmentId } = of;
    const values = [newId(), schoolId, runId, itemId, learnerId, enrolmentId, now];
    await transaction().query(begin, values);
    const [held] = await transaction().query<{ id: string }>(lock, [itemId, learnerId]);
    return transaction().em.findOneOrFail(ItemResult, { id: held!.id });
  }

  async placeOf(of: Omit<AttemptPlace, 'enrolmentId'>): Promise<AttemptPlace> {
    const [found] = await transaction().query<{ id: string }>(enrolment, [of.runId, of.learnerId, of.itemId]);
    if (!found) throw new ResultNotFound();
    return { ...of, enrolmentId: found.id };
  }
}
