import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { activitiesIn } from '#domain/learning/xapi/named-in';
import type { Fields } from '#domain/learning/xapi/shape';
import type { ManyStatements, OneStatement } from '#domain/learning/xapi/statement-query';
import { StatementNotFound } from '#domain/learning/xapi/xapi.errors';
import { prepared, type Statement } from '#platform/persistence/statement';
import { TenantReader, type Read } from '#platform/persistence/tenant-reader';
import { attachmentsOf, withinReach, type SentAttachment } from './sent-attachments.js';
import {
  columns,
  consistentThrough,
  definitionsOf,
  formatted,
  voided,
  type StoredStatement,
} from './stored-statements.js';

/** What a search for statements answers: one of them, or a page. */
export interface FoundStatements {
  /** Each as JSON. */
  readonly statements: readonly string[];
  /** Of the newest and the last of them. */
  readonly stored: readonly string[];
  /** Where the next page begins; null on the last one. */
  readonly more: string | null;
  readonly consistentThrough: string;
  readonly attachments: readonly SentAttachment[];
}

/** Statements of a school, by the parameters of xAPI. */
export class FindStatementsQuery extends Query<FoundStatements> {
  constructor(
    readonly wanted: OneStatement | ManyStatements,
    /** The most wanted first, for the canonical format. */
    readonly languages: readonly string[],
    readonly actor: Actor,
  ) {
    super();
  }
}

const one = prepared(`
  select ${columns} from learning.statements s where s.id = $1::uuid and ${voided} = $2`);

const keyOf = (text: string) => `substr(sha256(convert_to(${text}, 'UTF8')), 1, 16)`;

/** Below so many keys: what has the first of them, in the order of `stored`, of which the others are true as well. */
function page(keys: number, ascending: boolean): Statement {
  const order = ascending ? 'asc' : 'desc';
  const beyond = ascending
    ? `s.stored > coalesce($4::timestamptz, '-infinity')`
    : `s.stored < coalesce($4::timestamptz, 'infinity')`;
  const when = `s.school_id = platform.current_school() and s.stored > coalesce($1::timestamptz, '-infinity')
    and s.stored <= coalesce($2::timestamptz, 'infinity') and ${beyond} and not ${voided}`;
  if (keys === 0)
    return filling(
      `select ${columns} from learning.statements s where ${when} order by s.stored ${order} limit $3`,
      order,
    );
  const others = Array.from(
    { length: keys - 1 },
    (_, i) => `and exists (
    select from learning.statement_keys o where o.school_id = k.school_id and o.key = ${keyOf(`$${i + 6}::text`)}
      and o.stored = k.stored and o.origin = k.origin)`,
  ).join('\n');
  const statements = `
    select ${columns} from (
      select distinct k.stored from learning.statement_keys k
      join learning.statements s on s.school_id = k.school_id and s.stored = k.stored
      where k.school_id = platform.current_school() and k.key = ${keyOf('$5::text')}
        and ${when.replaceAll('s.stored', 'k.stored')} ${others}
      order by k.stored ${order} limit $3) found
    join learning.statements s on s.school_id = platform.current_school() and s.stored = found.stored`;
  return filling(statements, order);
}

/** A page ends before it is longer, but for its last statement. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** What does not go into the page any more comes without its text. */
function filling(statements: string, order: 'asc' | 'desc'): Statement {
  return prepared(`
    select id, stored, "hasTimestamp", case when before < ${MOST_CHARACTERS} then said end as said from (
      select p.*, coalesce(sum(octet_length(p.said)) over (order by p.stored ${order}
        rows between unbounded preceding and 1 preceding), 0) as before from (${statements}) p) pages
    order by stored ${order}`);
}

const MOST_KEYS = 4;
const pages = [false, true].map((ascending) =>
  Array.from({ length: MOST_KEYS + 1 }, (_, keys) => page(keys, ascending)),
);

@QueryHandler(FindStatementsQuery)
export class FindStatementsHandler implements IQueryHandler<FindStatementsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws StatementNotFound */
  execute({ wanted, languages, actor }: FindStatementsQuery): Promise<FoundStatements> {
    return this.reader.read(actor, async (read) => {
      const [[{ through }], rows] = (await Promise.all([
        read<{ through: string }>(consistentThrough),
        'id' in wanted ? found(read, wanted) : list(read, wanted),
      ])) as [[{ through: string }], FoundStatement[]];
      const shown = await pageOf(read, wanted, rows);
      const canonical = wanted.format === 'canonical';
      const named = canonical ? shown.flatMap(({ said }) => activityIdsIn(said)) : [];
      const [known, attachments] = await Promise.all([
        canonical ? definitionsOf(read, named) : new Map<string, Fields>(),
        wanted.attachments
          ? attachmentsOf(
              read,
              shown.map(({ id }) => id),
            )
          : [],
      ]);
      return {
        statements: shown.map((row) => formatted(row, wanted.format, known, languages)),
        stored: shown.map(({ stored }) => stored),
        more: rows.length > shown.length ? shown.at(-1)!.stored : null,
        consistentThrough: through,
        attachments,
      };
    });
  }
}

async function found(read: Read, { id, voided: isVoided }: OneStatement): Promise<StoredStatement[]> {
  const rows = await read<StoredStatement>(one, [id, isVoided]);
  if (rows.length === 0) throw new StatementNotFound();
  return rows;
}

/** One more than is shown, to see whether there are more. */
function list(read: Read, wanted: ManyStatements): Promise<FoundStatement[]> {
  const { keys, since, until, limit, ascending, after } = wanted;
  const statement = pages[ascending ? 1 : 0]![keys.length]!;
  return read<FoundStatement>(statement, [since, until, limit + 1, after, ...keys]);
}

type FoundStatement = Omit<StoredStatement, 'said'> & { readonly said: string | null };

/** Those of them that are shown. */
function pageOf(
  read: Read,
  wanted: OneStatement | ManyStatements,
  rows: readonly FoundStatement[],
): StoredStatement[] | Promise<StoredStatement[]> {
  const limit = 'id' in wanted ? 1 : wanted.limit;
  const within = rows.slice(0, limit).filter((row): row is StoredStatement => row.said !== null);
  return wanted.attachments ? withinReach(read, within) : within;
}

function activityIdsIn(said: string): string[] {
  return activitiesIn(JSON.parse(said) as Fields).map(({ id }) => id as string);
}
