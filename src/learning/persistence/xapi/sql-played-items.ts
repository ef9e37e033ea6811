import type { Learner } from '#domain/learning/progress/learner-progress';
import type { PlayedItems } from '#domain/learning/xapi/played-items';
import type { SaidOfItem } from '#domain/learning/xapi/said-of-items';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const counting = prepared(`
  select s.kind, i.id as "itemId", e.run_id as "runId", e.learner_id as "learnerId", e.id as "enrolmentId"
  from jsonb_to_recordset($1::jsonb) as s (nth int, kind text, "itemId" uuid, "learnerId" uuid, "statementId" uuid)
  join learning.items i on i.id = s."itemId" and i.kind = 'link' and i.state = 'published'
  join learning.modules m on m.school_id = i.school_id and m.run_id = i.run_id and m.id = i.module_id
  join learning.runs r on r.school_id = i.school_id and r.id = i.run_id and r.state = 'published'
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id and c.state = 'published'
  join learning.enrolments e on e.school_id = r.school_id and e.run_id = r.id and e.learner_id = s."learnerId"
    and e.state in ('active', 'completed')
  where coalesce(greatest(i.opens_at, m.opens_at) <= now(), true)
    and coalesce(least(i.closes_at, m.closes_at) > now(), true)
    and not exists (
      select from learning.items p
      where p.school_id = i.school_id and p.run_id = i.run_id and p.state = 'published' and p.id = any (i.requires)
        and not exists (
          select from learning.item_progress d where d.school_id = p.school_id and d.run_id = p.run_id
            and d.learner_id = e.learner_id and d.item_id = p.id and d.completed_at is not null))
    and not exists (
      select from learning.statements v
      where v.school_id = i.school_id and v.refers_to = s."statementId" and v.voids)
  order by s.nth for share of r, c`);

export class SqlPlayedItems implements PlayedItems {
  counting(said: Parameters<PlayedItems['counting']>[0]): Promise<(SaidOfItem & Learner)[]> {
    return transaction().query<SaidOfItem & Learner>(counting, [
      JSON.stringify(said.map((one, nth) => ({ ...one, nth }))),
    ]);
  }
}
