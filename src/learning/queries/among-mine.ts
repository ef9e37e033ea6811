import { given, type Condition, type ListInput } from '#platform/http/listing';
import { cursorKey, MOST_ITEMS } from '#platform/http/page';
import type { Actor } from '#domain/kernel/actor';
import { myLearners } from './course-enrolment.view.js';
import { sightOf } from './sight.js';

/** How a list is asked for: whatever of the first three is named is found by an index. */
interface Asked extends ListInput<string> {
  readonly runId?: string;
  readonly itemId?: string;
  readonly learnerId?: string;
  readonly state?: string;
}

/** Of a list: its table, the table's name in the statement, and what alone is wanted of `t`, the same table. */
type Listed = readonly [table: string, alias: string, only?: string];

/**
 * For a list of what learners have: only what the reader can have to do with, of the runs of own courses and of the own
 * learners. It leaves out nothing that is seen and says nothing of what is: without it PostgreSQL goes through all that the
 * school has, in the order of the list, until a page of the reader's is full.
 */
export function amongMine(actor: Actor, asked: Asked, of: Listed): Condition | false {
  const { runId, itemId, learnerId, sort, state } = asked;
  const isNarrow = (runId ?? itemId ?? learnerId) !== undefined;
  if (isNarrow || sightOf(actor) === 'all') return false;
  const [table, alias, only = 'true'] = of;
  const wanted: readonly Wish[] = [[only], given('t.state = ?', state)];
  const [own, ...values] =
    sort === 'id' || sort === '-id' ? aPageOfOwn(table, wanted, asked) : allOfOwn(table, wanted);
  const [mine, ...more] = all([[`t.learner_id in (${myLearners})`], ...wanted]);
  return [
    `${alias}.id = any (array(${own} union all select t.id from ${table} t where ${mine}))`,
    ...values,
    ...more,
  ];
}

const ownRuns = `learning.courses c join learning.runs r on r.school_id = c.school_id and r.course_id = c.id`;
const isOwn = `platform.current_person() = any (c.instructors)`;
const ofRun = `t.school_id = r.school_id and t.run_id = r.id`;

function allOfOwn(table: string, wanted: readonly Wish[]): Condition {
  const [wishes, ...values] = all(wanted);
  return [`select t.id from ${ownRuns} join ${table} t on ${ofRun} where ${isOwn} and ${wishes}`, ...values];
}

/**
 * Of own courses an author sees everything, so that the first of each run in the order of the list are enough: whose courses
 * are most of a school need not have all that is in them read for a page. That a page ends somewhere is said without a
 * parameter as well, as in {@link Listing}.
 */
function aPageOfOwn(table: string, wanted: readonly Wish[], { limit, after, sort }: Asked): Condition {
  const [direction, beyond] = sort === 'id' ? ['asc', '>'] : ['desc', '<'];
  const position = after === undefined ? undefined : cursorKey(after, ['text', 'uuid'])[1];
  const [wishes, ...values] = all([[ofRun], ...wanted, given(`t.id ${beyond} ?::uuid`, position)]);
  const first = `order by t.id ${direction} limit ${MOST_ITEMS + 1}`;
  return [
    `(select id from (select t.id from ${ownRuns}
      cross join lateral (select t.id from ${table} t where ${wishes} ${first}) t where ${isOwn} ${first}) own limit ?::int)`,
    ...values,
    limit + 1,
  ];
}

type Wish = Condition | undefined;

function all(wishes: readonly Wish[]): Condition {
  const wished = wishes.filter((wish) => wish !== undefined);
  return [wished.map(([sql]) => `(${sql})`).join(' and '), ...wished.flatMap(([, ...values]) => values)];
}
