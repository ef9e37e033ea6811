import pg from 'pg';
import { prepared, preparedOnce, type Statement } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import type { Actor } from '#domain/kernel/actor';

/** A node of what EXPLAIN answers, as far as it is looked at. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Loops': number;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly PlanNode[];
}

interface Explained {
  readonly Plan: PlanNode;
  readonly 'Planning Time': number;
  readonly 'Execution Time': number;
}

/** What a statement did, by EXPLAIN (ANALYZE, BUFFERS). */
export interface PlanFacts {
  /** Months whose partitions it has looked into; those that were pruned are not among them. */
  readonly months: readonly string[];
  /** Indexes that it has used, the month left out. */
  readonly indexes: readonly string[];
  /** Partitions that it has read from end to end. */
  readonly readWhole: readonly string[];
  /** Pages of 8 kB, from memory or not. */
  readonly pages: number;
  readonly planMs: number;
  readonly runMs: number;
}

const MONTH = /_(\d{4}_\d\d)(?=_|$)/;

/** Reads as handlers do, and explains each statement on the way. */
export class ExplainingReader extends TenantReader {
  readonly plans: PlanFacts[] = [];

  override async rows<Row extends object>(
    actor: Actor,
    statement: Statement,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const { text } = statement;
    const explain = { ...statement, ...prepared(`explain (analyze, buffers, format json) ${text}`) };
    const [row] = await super.rows<{ 'QUERY PLAN': [Explained] }>(actor, explain, values);
    this.plans.push(factsOf(row!['QUERY PLAN'][0]));
    return super.rows<Row>(actor, statement, values);
  }
}

/**
 * The same of the plan for all values. EXPLAIN of a statement with parameters shows the one for the values of now, and what is
 * asked often, or is `plannedOnce`, has the other. On a pool of one connection.
 */
export class GenericPlans extends TenantReader {
  readonly plans: PlanFacts[] = [];

  override async rows<Row extends object>(
    actor: Actor,
    statement: Statement,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const name = `all_${statement.name}`;
    await super.rows(actor, prepared(`prepare ${name} as ${statement.text}`));
    const execute = `execute ${name}${values.length > 0 ? `(${values.map(literal).join(', ')})` : ''}`;
    const explain = preparedOnce(`explain (analyze, buffers, format json) ${execute}`);
    const [row] = await super.rows<{ 'QUERY PLAN': [Explained] }>(actor, explain);
    this.plans.push(factsOf(row!['QUERY PLAN'][0]));
    await super.rows(actor, prepared(`deallocate ${name}`));
    return super.rows<Row>(actor, statement, values);
  }
}

function literal(value: unknown): string {
  return value === null
    ? 'null'
    : pg.escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value));
}

export function factsOf(explained: Explained): PlanFacts {
  const nodes = ran(explained.Plan);
  const named = (name: 'Relation Name' | 'Index Name') => nodes.flatMap((node) => node[name] ?? []);
  const monthOf = (name: string) => MONTH.exec(name)?.[1] ?? [];
  const whole = nodes.filter(
    (node) => node['Node Type'] === 'Seq Scan' && MONTH.test(node['Relation Name'] ?? ''),
  );
  const { 'Shared Hit Blocks': hit = 0, 'Shared Read Blocks': read = 0 } = explained.Plan;
  return {
    months: distinct([...named('Relation Name'), ...named('Index Name')].flatMap(monthOf)),
    indexes: distinct(named('Index Name').map((name) => name.replace(MONTH, ''))),
    readWhole: distinct(whole.map((node) => node['Relation Name']!)),
    pages: hit + read,
    planMs: explained['Planning Time'],
    runMs: explained['Execution Time'],
  };
}

function ran(node: PlanNode): PlanNode[] {
  if (node['Actual Loops'] === 0) return [];
  return [node, ...(node.Plans ?? []).flatMap(ran)];
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted();
}
