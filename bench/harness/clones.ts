import type pg from 'pg';
import { columnsOf, type Column, type Table, tablesToClone, unmetReferences } from './clone-catalogue.js';

/** What a clone holds instead of what it is a clone of, where an id of its own does not make it another row. */
const ANOTHER: Readonly<Record<string, string>> = {
  'identity.persons.email': `'clone-' || n || '.' || email`,
  'learning.admissions.code': 'null',
  'learning.certificates.code': `translate(upper(left(md5(code || n), 26)), '01', 'GH')`,
  'learning.certificates.number': 'number + n * 1000000',
  'learning.statements.stored': `stored - n * interval '1 day'`,
  'learning.statement_keys.stored': `stored - n * interval '1 day'`,
  'platform.jobs.kind': 'kind',
  'platform.outbox.position': 'position - n * 10000000::bigint',
  'platform.topic_messages.id': 'id - n * 10000000::bigint',
};

/** What is not cloned: what is still to be done would be done so many times. */
const ONLY: Readonly<Record<string, string>> = {
  'identity.persons':
    'exists (select from identity.memberships m where m.person_id = t.id and m.school_id is not null)',
  'platform.jobs': `school_id is not null and state = 'done'`,
  'platform.outbox': 'school_id is not null and position is not null',
  'platform.topics': 'true',
  'platform.topic_messages': 'true',
};

/** The same moment, so that it lies where the original lies in the order of ids; otherwise another one. */
const ANOTHER_ID = `
  create schema clones;
  create function clones.another(original uuid, n int) returns uuid language sql immutable parallel safe
  return (left(original::text, 14) || left(md5(original::text || n), 20))::uuid`;

/** Everything of the schools but their frame (calendar, periods, codes), again and again, each time as other people's. */
export class Clones {
  private made = 1;

  private constructor(
    private readonly tables: readonly (Table & { readonly columns: readonly Column[] })[],
  ) {}

  /** Remembers what there is now: of this, and of nothing that comes later, clones are made. */
  static async of(admin: pg.ClientBase): Promise<Clones> {
    await admin.query(ANOTHER_ID);
    const tables = [];
    for (const table of await tablesToClone(admin, Object.keys(ONLY))) {
      const only = ONLY[table.name] ?? 'school_id is not null';
      await admin.query(`create table ${originals(table)} as select * from ${table.name} t where ${only}`);
      tables.push({ ...table, columns: await columnsOf(admin, table) });
    }
    return new Clones(tables);
  }

  /** Makes clones until there is so many times as much as at first. @returns rows of all cloned tables together */
  async upTo(admin: pg.ClientBase, times: number): Promise<number> {
    let rows = 0;
    // Neither triggers, which would count and tell again, nor references, which are asked afterwards, all at once.
    await admin.query(`set session_replication_role = 'replica'`);
    for (const table of this.tables) {
      const { rowCount } = await admin.query(cloning(table, this.made, times - 1));
      rows += rowCount ?? 0;
    }
    await admin.query(`reset session_replication_role`);
    this.made = times;
    const unmet = await unmetReferences(admin, this.tables);
    if (unmet.length > 0) throw new Error(`Clones refer to what is not there: ${unmet.join(', ')}.`);
    await admin.query('vacuum (analyze)');
    await admin.query('checkpoint');
    return rows;
  }
}

function originals({ name }: Table): string {
  return `clones."${name}"`;
}

function cloning(table: Table & { columns: readonly Column[] }, from: number, to: number): string {
  const names = table.columns.map(({ name }) => `"${name}"`);
  const values = table.columns.map((column) => valueOf(table, column));
  return `
    insert into ${table.name} (${names.join(', ')}) select ${values.join(', ')}
    from ${originals(table)} cross join generate_series(${from}, ${to}) n
    ${table.deferred ? '' : 'on conflict do nothing'}`;
}

function valueOf(table: Table, { name, type, own, distinguishes }: Column): string {
  const given = ANOTHER[`${table.name}.${name}`];
  if (given !== undefined) return given;
  const value = `"${name}"`;
  if (own && type === 'uuid') return `clones.another(${value}, n)`;
  if (own && type === 'uuid[]')
    return `array(select clones.another(each, n) from unnest(${value}) with ordinality u (each, nth) order by nth)`;
  if (distinguishes && type === 'text') return `${value} || '~' || n`;
  if (distinguishes && type === 'bytea')
    return `substr(sha256(${value} || convert_to(n::text, 'utf8')), 1, length(${value}))`;
  return value;
}
