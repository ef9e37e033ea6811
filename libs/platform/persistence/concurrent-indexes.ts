import type pg from 'pg';

/** The first line of a migration that makes or drops indexes while others write, each by itself, outside of a transaction. */
const DECLARATION = '-- outside of a transaction\n';

const MAKE = /^create (unique )?index concurrently (\w+) on (\w+)\.(\w+) (.+)$/s;
const DROP = /^drop index concurrently if exists (\w+\.\w+)$/;

interface Made {
  readonly unique: string;
  readonly name: string;
  readonly schema: string;
  readonly table: string;
  /** Columns and what else is said of them. */
  readonly of: string;
}

export type IndexChange = { readonly make: Made } | { readonly drop: string };

/** Does something in a transaction of its own that waits briefly for locks, and again until it has them. */
export type Patiently = (work: () => Promise<unknown>) => Promise<void>;

/**
 * What a migration changes outside of a transaction; null when it is one transaction, as most are.
 * @throws when it says that it is none, and does something else as well
 */
export function indexChanges(sql: string): IndexChange[] | null {
  if (!sql.startsWith(DECLARATION)) return null;
  const statements = sql.replaceAll(/--.*$/gm, '').split(';');
  return statements
    .map((statement) => statement.trim())
    .filter(Boolean)
    .map(changeOf);
}

/** The same for tables that nobody else uses yet, within a transaction. */
export function atOnce(sql: string): string {
  return sql.startsWith(DECLARATION) ? sql.replaceAll(' concurrently', '') : sql;
}

function changeOf(statement: string): IndexChange {
  const [, unique = '', name, schema, table, of] = MAKE.exec(statement) ?? [];
  if (name) return { make: { unique, name, schema: schema!, table: table!, of: of! } };
  const [, drop] = DROP.exec(statement) ?? [];
  if (drop) return { drop };
  throw new Error(
    `Outside of a transaction there is only "create index concurrently NAME on SCHEMA.TABLE …" and "drop index concurrently if exists SCHEMA.NAME", not: ${statement}`,
  );
}

/** Goes on where it was cut off, at any point: what is whole stays, what is not is made anew. */
export async function changeIndex(
  client: pg.Client,
  change: IndexChange,
  patiently: Patiently,
): Promise<void> {
  if ('make' in change) return make(client, change.make, patiently);
  const isOfPartitions = (await stateOf(client, change.drop))?.kind === 'I';
  if (isOfPartitions) return patiently(() => client.query(`drop index ${change.drop}`));
  await client.query(`drop index concurrently if exists ${change.drop}`);
}

async function make(client: pg.Client, index: Made, patiently: Patiently): Promise<void> {
  const { schema, table, unique, name, of } = index;
  if ((await partitionsOf(client, `${schema}.${table}`)) === null) return build(client, index);
  const whole = `${schema}.${name}`;
  // Not valid until each partition has its own; a partition that is made meanwhile begins with one.
  await patiently(() =>
    client.query(`create ${unique}index if not exists ${name} on only ${schema}.${table} ${of}`),
  );
  // Looked for after that: one that was made just before it has none of its own.
  const parts = (await partitionsOf(client, `${schema}.${table}`)) ?? [];
  for (const part of parts.filter(({ hasIndexOf }) => !hasIndexOf.includes(whole))) {
    const own = `${name}_${part.name.replace(`${table}_`, '')}`;
    await build(client, { ...index, name: own, table: part.name });
    await patiently(() => client.query(`alter index ${whole} attach partition ${schema}.${own}`));
  }
  if (!(await stateOf(client, whole))?.valid)
    throw new Error(`${whole} is not whole: a partition is without it.`);
}

/** An index that a crash or a duplicate has left unfinished serves nobody and costs every write: it is not gone on with. */
async function build(client: pg.Client, { unique, name, schema, table, of }: Made): Promise<void> {
  const state = await stateOf(client, `${schema}.${name}`);
  if (state?.valid) return;
  if (state) await client.query(`drop index concurrently ${schema}.${name}`);
  await client.query(`create ${unique}index concurrently ${name} on ${schema}.${table} ${of}`);
}

async function stateOf(
  client: pg.Client,
  index: string,
): Promise<{ readonly valid: boolean; readonly kind: string } | undefined> {
  const { rows } = await client.query<{ valid: boolean; kind: string }>(
    `select i.indisvalid as valid, c.relkind as kind from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.oid = to_regclass($1)`,
    [index],
  );
  return rows[0];
}

interface Part {
  readonly name: string;
  /** The indexes of the whole table of which it has its part. */
  readonly hasIndexOf: readonly string[];
}

/** Null when the table is in one piece. */
async function partitionsOf(client: pg.Client, table: string): Promise<Part[] | null> {
  const { rows } = await client.query<Part & { isWhole: boolean }>(
    `select p.relname as name, p.relkind = 'p' as "isWhole", array(
       select pn.nspname || '.' || pi.relname from pg_index i join pg_inherits h on h.inhrelid = i.indexrelid
       join pg_class pi on pi.oid = h.inhparent join pg_namespace pn on pn.oid = pi.relnamespace
       where i.indrelid = p.oid) as "hasIndexOf"
     from pg_class p where p.oid in (select $1::regclass union select relid from pg_partition_tree($1::regclass))
     order by p.relname`,
    [table],
  );
  if (!rows.some(({ isWhole }) => isWhole)) return null;
  return rows.filter(({ isWhole }) => !isWhole);
}
