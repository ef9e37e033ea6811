import type pg from 'pg';

export interface Table {
  /** With its schema. */
  readonly name: string;
  /** It has a key that is asked at the end of a transaction only. */
  readonly deferred: boolean;
}

export interface Column {
  readonly name: string;
  readonly type: string;
  /** It holds ids of what is cloned as well. */
  readonly own: boolean;
  /** It is in a key in which no id makes clones differ. */
  readonly distinguishes: boolean;
}

/** The frame of a school, which clones share: what there is once, however many people it has. */
const FRAME = [
  'attendance.codes',
  'attendance.code_versions',
  'attendance.daily_rounds',
  'learning.record_use',
  'platform.audit_links',
  'roster.academic_years',
  'roster.calendar_days',
  'roster.periods',
  'roster.school_imports',
  'roster.terms',
];

const FRAME_COLUMNS = [
  'school_id',
  'district_id',
  'academic_year_id',
  'period_id',
  'term_id',
  'client_id',
  'import_id',
];

const isOwn = `a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) and a.attname <> all ($2)`;

const tables = `
  select c.oid::regclass::text as name,
    exists (select from pg_index i where i.indrelid = c.oid and not i.indimmediate) as deferred
  from pg_class c join pg_namespace s on s.oid = c.relnamespace
  where s.nspname in ('identity', 'roster', 'attendance', 'learning', 'platform') and c.relkind in ('r', 'p')
    and not c.relispartition and c.oid::regclass::text <> all ($1) and (c.oid::regclass::text = any ($2)
      or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'school_id'))
  order by 1`;

const columns = `
  select a.attname as name, format_type(a.atttypid, null) as type, ${isOwn} as own,
    exists (select from pg_index i where i.indrelid = a.attrelid and i.indisunique and a.attnum = any (i.indkey)
      and not exists (select from pg_attribute k where k.attrelid = i.indrelid and k.attnum = any (i.indkey)
        and ${isOwn.replaceAll('a.', 'k.')})) as distinguishes
  from pg_attribute a
  where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
  order by a.attnum`;

const references = `
  select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent, c.conname as name,
    (select array_agg(a.attname::text order by k.nth) from unnest(c.conkey) with ordinality k (attnum, nth)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum) as "from",
    (select array_agg(a.attname::text order by k.nth) from unnest(c.confkey) with ordinality k (attnum, nth)
      join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum) as "to"
  from pg_constraint c where c.contype = 'f' and c.conparentid = 0 and c.conrelid::regclass::text = any ($1)`;

interface Reference {
  readonly child: string;
  readonly parent: string;
  readonly name: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** The tables of schools, and those named besides. */
export async function tablesToClone(admin: pg.ClientBase, besides: readonly string[]): Promise<Table[]> {
  const { rows } = await admin.query<Table>(tables, [FRAME, besides]);
  return rows;
}

/** Those that are written by whoever inserts a row. */
export async function columnsOf(admin: pg.ClientBase, { name }: Table): Promise<Column[]> {
  const { rows } = await admin.query<Column>(columns, [name, FRAME_COLUMNS]);
  return rows;
}

/** The names of references in these tables that a row does not keep. */
export async function unmetReferences(admin: pg.ClientBase, among: readonly Table[]): Promise<string[]> {
  const { rows } = await admin.query<Reference>(references, [among.map(({ name }) => name)]);
  const unmet: string[] = [];
  for (const { child, parent, name, from, to } of rows) {
    const isGiven = from.map((column) => `c."${column}" is not null`).join(' and ');
    const isMet = from.map((column, i) => `p."${to[i]}" = c."${column}"`).join(' and ');
    const missing = `select from ${child} c where ${isGiven} and not exists (select from ${parent} p where ${isMet})`;
    const { rows: found } = await admin.query<{ unmet: boolean }>(`select exists (${missing}) as unmet`);
    if (found[0]!.unmet) unmet.push(`${child} ${name}`);
  }
  return unmet;
}
