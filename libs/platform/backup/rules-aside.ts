import type pg from 'pg';

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Lets rows be loaded in any order within the transaction under way: foreign keys are dropped, the tables' own triggers
 * do not fire, and row security does not bind the owner, because PostgreSQL has no COPY into a table where it does.
 * @returns what puts all of it back; the database then checks every foreign key over every row
 */
export async function setRulesAside(
  client: pg.Client,
  tables: readonly string[],
): Promise<() => Promise<void>> {
  const keys = await foreignKeys(client);
  const forced = await forcedTables(client, tables);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  for (const table of forced) await client.query(`alter table ${table} no force row level security`);
  return async () => {
    for (const { table, name, definition } of keys)
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
    for (const table of forced) await client.query(`alter table ${table} force row level security`);
  };
}

async function foreignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select k.conrelid::regclass::text as "table", quote_ident(k.conname) as name,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class t on t.oid = k.conrelid
    where k.contype = 'f' and k.conparentid = 0 and t.relowner = 'lyceum_owner'::regrole order by 1, 2`);
  return rows;
}

async function forcedTables(client: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(
    `select oid::regclass::text as "table" from pg_class
     where relforcerowsecurity and oid = any($1::text[]::regclass[]) order by 1`,
    [tables],
  );
  return rows.map(({ table }) => table);
}
