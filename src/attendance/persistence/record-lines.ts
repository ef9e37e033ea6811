import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

/** How many rows of each table. */
export type RowCounts = Record<string, number>;

/** What goes with a month, and what one needs to read it: the registers and what the codes meant. */
const TABLES = [
  'code_versions',
  'registers',
  'register_states',
  'register_entries',
  'register_entry_changes',
  'marks',
  'mark_revisions',
  'mark_sources',
  'mark_proposals',
  'check_in_windows',
  'check_ins',
  'sync_operations',
] as const;

const ofMonth = (table: (typeof TABLES)[number], month: string) => `from attendance.${table} t
  where t.school_id = platform.current_school()
  ${table === 'code_versions' ? '' : `and t.date >= ${month}::date and t.date < ${month}::date + interval '1 month'`}`;

const counts = prepared(
  TABLES.map((table) => `select '${table}' as name, count(*)::int as n ${ofMonth(table, '$1')}`).join(
    ' union all ',
  ),
);

const FETCH = 2_000;

/** The first rows of a table come when all of them are in order (ms). */
const PATIENCE = 300_000;

/** A line of JSON for each row, `["marks",{…}]`, behind one that says what it is. Counts the rows as they go by. */
export async function* linesOf(schoolId: string, month: LocalDate, rows: RowCounts): AsyncGenerator<string> {
  const { client } = transaction();
  await client.query(`set local statement_timeout = ${PATIENCE}`);
  const fetch = { text: `fetch ${FETCH} from records`, query_timeout: PATIENCE };
  yield `${JSON.stringify(['records', { format: 1, schoolId, month: month.slice(0, 7) }])}\n`;
  for (const table of TABLES) {
    // In the order of their text, so that the same rows make the same file.
    await client.query(`declare records no scroll cursor for
      select to_jsonb(t)::text as row ${ofMonth(table, `'${month}'`)} order by 1`);
    rows[table] = 0;
    for (;;) {
      const fetched = await client.query<{ row: string }>(fetch);
      rows[table] += fetched.rows.length;
      if (fetched.rows.length === 0) break;
      yield fetched.rows.map(({ row }) => `["${table}",${row}]\n`).join('');
    }
    await client.query('close records');
  }
}

/** How many rows there are, for whoever wants no file. */
export async function countsOf(month: LocalDate): Promise<RowCounts> {
  const found = await transaction().query<{ name: string; n: number }>(counts, [month]);
  return Object.fromEntries(found.map(({ name, n }) => [name, n]));
}
