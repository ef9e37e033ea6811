import { behind, given, inOrder, type Condition, type ListInput, type Order } from '#platform/http/listing';
import type { Actor } from '#domain/kernel/actor';
import { myLearners } from './course-enrolment.view.js';
import { isAuthor, sightOf } from './sight.js';

/** How a list is asked for: whatever of the first three is named is found by an index. */
interface Asked extends ListInput<string> {
  readonly runId?: string;
  readonly itemId?: string;
  readonly learnerId?: string;
  readonly state?: string;
}

/** Of a list: its table, and the table's name in the statement. */
interface Listed {
  readonly table: string;
  readonly as: string;
  /** What alone is wanted of `t`, the same table. */
  readonly only?: string;
  /** The sorts besides `id` that are columns of the table `t`, the id last, of which an index with the run before them is in order. */
  readonly orders?: Readonly<Record<string, Order>>;
}

const BY_ID: Order = [['t.id', 'uuid']];

/**
 * For a list of what learners have: only what the reader can have to do with, of the runs of own courses and of the own
 * learners. It leaves out nothing that is seen and says nothing of what is: without it PostgreSQL goes through all that the
 * school has, in the order of the list, until a page of the reader's is full.
 */
export function amongMine(actor: Actor, asked: Asked, of: Listed): Condition | false {
  const { runId, itemId, learnerId, sort, state } = asked;
  const isNarrow = (runId ?? itemId ?? learnerId) !== undefined;
  if (isNarrow || sightOf(actor) === 'all') return false;
  const { table, as, only = 'true', orders = {} } = of;
  const wanted: readonly Wish[] = [[only], given('t.state = ?', state)];
  const order = { id: BY_ID, ...orders }[sort.replace('-', '')];
  const [own, ...values] = order ? aPageOfOwn(table, wanted, { ...asked, order }) : allOfOwn(table, wanted);
  const [mine, ...more] = all([[`t.learner_id in (${myLearners})`], ...wanted]);
  return [
    `${as}.id = any (array(${own} union all select t.id from ${table} t where ${mine}))`,
    ...values,
    ...more,
  ];
}

const ownRuns = `learning.courses c join learning.runs r on r.school_id = c.school_id and r.course_id = c.id`;
const ofRun = `t.school_id = r.school_id and t.run_id = r.id`;

function allOfOwn(table: string, wanted: readonly Wish[]): Condition {
  const [wishes, ...values] = all(wanted);
  return [
    `select t.id from ${ownRuns} join ${table} t on ${ofRun} where ${isAuthor} and ${wishes}`,
    ...values,
  ];
}

/**
 * Of own courses an author sees everything, so that the first of each run in the order of the list are enough: whose courses
 * are most of a school need not have all that is in them read for a page.
 */
function aPageOfOwn(
  table: string,
  wanted: readonly Wish[],
  { limit, after, sort, order }: Asked & { readonly order: Order },
): Condition {
  const columns = order.map(([column]) => column).join(', ');
  const [wishes, ...values] = all([
    [ofRun],
    ...wanted,
    after === undefined ? undefined : behind(after, sort, order),
  ]);
  const first = inOrder(sort, order);
  return [
    `(select id from (select t.id from ${ownRuns}
      cross join lateral (select ${columns} from ${table} t where ${wishes} ${first}) t where ${isAuthor} ${first}) own limit ?::int)`,
    ...values,
    limit + 1,
  ];
}

type Wish = Condition | undefined;

function all(wishes: readonly Wish[]): Condition {
  const wished = wishes.filter((wish) => wish !== undefined);
  return [wished.map(([sql]) => `(${sql})`).join(' and '), ...wished.flatMap(([, ...values]) => values)];
}
