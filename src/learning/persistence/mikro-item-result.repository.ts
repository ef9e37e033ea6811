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
  select r.id, r."schoolId", r."runId", r."itemId", r."learnerId", r."enrolmentId", $2
  from jsonb_to_recordset($1::jsonb) as r
    (id uuid, "schoolId" uuid, "runId" uuid, "itemId" uuid, "learnerId" uuid, "enrolmentId" uuid)
  order by r."learnerId" on conflict do nothing`);

const lock = prepared(`
  select id from learning.results where item_id = $1 and learner_id = any ($2::uuid[])
  order by learner_id for no key update`);

const enrolment = prepared(`
  select e.id from learning.enrolments e
  join learning.items i on i.school_id = e.school_id and i.run_id = e.run_id and i.id = $3::uuid
    and i.kind in ('quiz', 'assignment')
  where e.run_id = $1::uuid and e.learner_id = $2::uuid
  order by e.state in ('withdrawn', 'expired'), e.id desc limit 1`);

export class MikroItemResultRepository implements ItemResultRepository {
  async hold(of: AttemptPlace, now: Date): Promise<ItemResult> {
    const [held] = await this.holdAll([of], now);
    return held!;
  }

  async holdAll(of: readonly AttemptPlace[], now: Date): Promise<ItemResult[]> {
    const rows = of.map(({ schoolId, runId, itemId, learnerId, enrolmentId }) => {
      const place = { schoolId, runId, itemId, learnerId, enrolmentId };
      return { id: newId(), ...place };
    });
    await transaction().query(begin, [JSON.stringify(rows), now]);
    const learners = rows.map(({ learnerId }) => learnerId);
    const held = await transaction().query<{ id: string }>(lock, [rows[0]!.itemId, learners]);
    return transaction().em.find(ItemResult, { id: { $in: held.map(({ id }) => id) } });
  }

  async placeOf(of: Omit<AttemptPlace, 'enrolmentId'>): Promise<AttemptPlace> {
    const [found] = await transaction().query<{ id: string }>(enrolment, [of.runId, of.learnerId, of.itemId]);
    if (!found) throw new ResultNotFound();
    return { ...of, enrolmentId: found.id };
  }
}
