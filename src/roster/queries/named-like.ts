import { behind, inOrder, type Condition, type ListInput, type Order } from '#platform/http/listing';
import { beginsWith } from './begins-with.js';

const NAMES: Order = [
  ['t.family_name', 'text'],
  ['t.given_name', 'text'],
];
const ID = ['t.id', 'uuid'] as const;
const ORDERS: Readonly<Record<string, Order>> = {
  familyName: [...NAMES, ID],
  givenName: [...NAMES.toReversed(), ID],
};

const BEGINNINGS = ['family_name', 'given_name', 'preferred_name']
  .map(
    (name) =>
      `select t.id, t.family_name, t.given_name from roster.people t where ${beginsWith(`t.${name}_lower`)}`,
  )
  .join(' union ');
const PLACES = BEGINNINGS.split('?').length - 1;

/**
 * For a list of people: those of whom a name begins so, found by indexes that hold all that the list is sorted by. One entry is
 * read of each who is called so; in the order of the list everybody would be gone through until a page is full.
 * @param isAll whether nothing else is asked for: then the first of them are the page
 */
export function namedLike(
  q: string | undefined,
  page: ListInput<string>,
  isAll: boolean,
): Condition | undefined {
  if (q === undefined) return undefined;
  const [found, ...values] = isAll ? firstNamedLike(page) : [BEGINNINGS];
  return [`p.id = any (array(select id from (${found}) named))`, ...Array<string>(PLACES).fill(q), ...values];
}

function firstNamedLike({ limit, after, sort }: ListInput<string>): Condition {
  const order = ORDERS[sort.replace('-', '')]!;
  const [beyond, ...position] = after === undefined ? ['true'] : behind(after, sort, order);
  const first = `select t.id from (${BEGINNINGS}) t where ${beyond} ${inOrder(sort, order)}`;
  return [`select id from (${first}) first limit ?::int`, ...position, limit + 1];
}
