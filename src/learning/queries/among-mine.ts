import type { Condition } from '#platform/http/listing';
import type { Actor } from '#domain/kernel/actor';
import { myLearners } from './course-enrolment.view.js';
import { sightOf } from './sight.js';

/** What a list is narrowed to: whatever is named is found by an index. */
interface Narrowing {
  readonly runId?: string;
  readonly itemId?: string;
  readonly learnerId?: string;
}

/**
 * For a list of what learners have: only what the reader can have to do with, of the runs of own courses and of the own
 * learners. It leaves out nothing that is seen and says nothing of what is: without it PostgreSQL goes through all that the
 * school has, in the order of the list, until a page of the reader's is full.
 * @param of the table and its name in the statement
 */
export function amongMine(
  actor: Actor,
  { runId, itemId, learnerId }: Narrowing,
  [table, alias]: readonly [table: string, alias: string],
): Condition | false {
  const isNarrow = (runId ?? itemId ?? learnerId) !== undefined;
  if (isNarrow || sightOf(actor) === 'all') return false;
  return [
    `${alias}.id = any (array(
      select t.id from learning.courses c
      join learning.runs r on r.school_id = c.school_id and r.course_id = c.id
      join ${table} t on t.school_id = r.school_id and t.run_id = r.id
      where platform.current_person() = any (c.instructors)
      union all select t.id from ${table} t where t.learner_id in (${myLearners})))`,
  ];
}
