import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestApp } from './test-app.js';

/** Tables with a row, and files of the store, that hold the word. */
export async function placesHolding(app: TestApp, word: string): Promise<string[]> {
  const { rows: tables } = await app.admin.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname in ('platform', 'identity', 'roster', 'attendance', 'learning', 'academy', 'finance')`);
  const found: string[] = [];
  for (const { name } of tables) {
    const hex = Buffer.from(word).toString('hex');
    const { rows: held } = await app.admin.query(
      `select from ${name} t where strpos(lower(t::text), lower($1)) > 0 or strpos(t::text, $2) > 0 limit 1`,
      [word, hex],
    );
    if (held.length > 0) found.push(name);
  }
  const files = await readdir(join(app.data, 'files'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  for (const file of files) {
    if (!file.isFile()) continue;
    const content = await readFile(join(file.parentPath, file.name));
    if (content.includes(word)) found.push(join(file.parentPath, file.name));
  }
  return found;
}

/** Of these columns, as `table column`, those in which no row holds any of the words. */
export async function columnsWithout(
  { admin }: TestApp,
  columns: readonly string[],
  words: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const column of columns) {
    const [table, name] = column.split(' ');
    const { rows: held } = await admin.query(
      `select from ${table}, unnest($1::text[]) word where strpos(lower(${name}::text), lower(word)) > 0 limit 1`,
      [words],
    );
    if (held.length === 0) found.push(column);
  }
  return found;
}
