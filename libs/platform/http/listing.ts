import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { CursorInvalid } from './errors.js';
import { cursorKey, MOST_ITEMS, pageOf, type KeyType } from './page.js';
import { prepared, type Statement } from '../persistence/statement.js';
import type { TenantReader } from '../persistence/tenant-reader.js';

/** How a list is asked for, apart from its filters; `Sort` names the orders, `-title` being `title` backwards. */
export interface ListInput<Sort extends string> {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly sort: Sort;
}

type Forwards<Sort extends string> = Exclude<Sort, `-${string}`>;

/** What is sorted by: a column that is never NULL, its type, and the field of the view that shows it. */
export type SortColumn<View> = readonly [sql: string, type: KeyType, field: keyof View & string];

/** A filter with `?` for its value, as often as it likes; or for each of its values, in their order. */
export type Condition = readonly [sql: string, ...values: unknown[]];

/** The filter, unless there is nothing to filter by. */
export function given(sql: string, value: unknown): Condition | undefined {
  return value === undefined ? undefined : [sql, value];
}

/**
 * The same of a word out of few, which becomes a constant of the statement: each has a plan of its own by how many there are of
 * it, made once, where for a parameter PostgreSQL would make one for every page.
 */
export function givenWord<Word extends string>(
  sql: string,
  value: Word | undefined,
  words: readonly Word[],
): Condition | undefined {
  if (value === undefined) return undefined;
  if (!words.includes(value)) throw new Error(`${value} is none of ${words.join(', ')}.`);
  return [sql.replaceAll('?', () => `'${value}'`)];
}

/**
 * A list by keyset pagination, sorted and filtered by what it declares and nothing else. Each combination of sort and
 * filters is a statement of its own, so that PostgreSQL plans for just the filters that are there. That a page ends somewhere
 * is said without a parameter as well: otherwise a plan for all pages is one for a tenth of everything, and each page is
 * planned anew, which often takes longer than to read it.
 */
export class Listing<View extends object, Sort extends string> {
  private readonly statements = new Map<string, Statement>();

  /**
   * @param select `select … from …` without its WHERE
   * @param sorts the orders on offer; the last column of each is the id, which makes it unambiguous
   * @param plan whether it is planned once for all pages; without it PostgreSQL decides
   */
  constructor(
    private readonly select: string,
    private readonly sorts: Readonly<Record<Forwards<Sort>, readonly SortColumn<View>[]>>,
    private readonly plan: Pick<Statement, 'plannedOnce'> = {},
  ) {}

  async page(
    reader: TenantReader,
    actor: Actor,
    { limit, after, sort }: ListInput<Sort>,
    conditions: readonly (Condition | undefined | false)[],
  ): Promise<Page<View>> {
    if (limit > MOST_ITEMS) throw new Error(`A page has at most ${MOST_ITEMS} items.`);
    const columns = this.sorts[sort.replace('-', '') as Forwards<Sort>];
    const values: unknown[] = [limit];
    const wheres = conditions.flatMap((condition) => (condition ? [bound(condition, values)] : []));
    if (after !== undefined) wheres.push(beyond(sort, columns, positionOf(after, sort, columns), values));
    const rows = await reader.rows<View>(actor, this.statement(sort, columns, wheres), values);
    return pageOf(rows, limit, (last) => [sort, ...columns.map(([, , field]) => last[field] as string)]);
  }

  private statement(sort: string, columns: readonly SortColumn<View>[], wheres: string[]): Statement {
    const direction = sort.startsWith('-') ? 'desc' : 'asc';
    const order = columns.map(([sql]) => `${sql} ${direction}`).join(', ');
    const where = wheres.length > 0 ? `where ${wheres.join(' and ')} ` : '';
    const most = `${this.select} ${where}order by ${order} limit ${MOST_ITEMS + 1}`;
    const text = `select * from (${most}) page limit $1::int + 1`;
    const known = this.statements.get(text) ?? { ...prepared(text), ...this.plan };
    this.statements.set(text, known);
    return known;
  }
}

/** What a subquery that finds the items of a page is sorted by: its columns, of the same types as those of the list. */
export type Order = readonly (readonly [column: string, type: KeyType])[];

/** What comes after the cursor, for such a subquery. */
export function behind(after: string, sort: string, order: Order): Condition {
  const types = order.map(([, type]) => type);
  const [, ...position] = cursorKey(after, ['text', ...types]);
  const columns = order.map(([column]) => column).join(', ');
  const operator = sort.startsWith('-') ? '<' : '>';
  return [`(${columns}) ${operator} (${types.map((type) => `?::${type}`).join(', ')})`, ...position];
}

/** The end of such a subquery. That a page ends somewhere is said without a parameter as well, as in {@link Listing}. */
export function inOrder(sort: string, order: Order): string {
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  return `order by ${order.map(([column]) => `${column} ${direction}`).join(', ')} limit ${MOST_ITEMS + 1}`;
}

function bound([sql, ...own]: Condition, values: unknown[]): string {
  if (own.length === 0) return `(${sql})`;
  const parameters = own.map((value) => `$${values.push(value)}`);
  let nth = 0;
  return `(${sql.replaceAll('?', () => parameters[Math.min(nth++, parameters.length - 1)]!)})`;
}

/** Everything behind the last item of the page before, in one comparison of rows. */
function beyond(
  sort: string,
  columns: readonly (readonly [sql: string, type: string, field: string])[],
  key: readonly unknown[],
  values: unknown[],
): string {
  const parameters = columns.map(([, type], i) => `$${values.push(key[i])}::${type}`);
  const operator = sort.startsWith('-') ? '<' : '>';
  return `(${columns.map(([sql]) => sql).join(', ')}) ${operator} (${parameters.join(', ')})`;
}

/** @throws CursorInvalid also when it was made for another order */
function positionOf<View>(after: string, sort: string, columns: readonly SortColumn<View>[]): unknown[] {
  const [order, ...key] = cursorKey(after, ['text', ...columns.map(([, type]) => type)]);
  if (order !== sort) throw new CursorInvalid();
  return key;
}
