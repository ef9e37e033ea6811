import type pg from 'pg';

export const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What the database holds of one school, and of no other: every id in every row of every table that has a school. */
export async function idsOf(admin: pg.Client, schoolId: string): Promise<Set<string>> {
  const { rows: tables } = await admin.query<{ name: string; column: string }>(
    `select c.table_schema || '.' || c.table_name as name, c.column_name as column
     from information_schema.columns c join platform.table_classes t
       on t.relation = c.table_schema || '.' || c.table_name
     where c.column_name = 'school_id' or (t.relation = 'identity.schools' and c.column_name = 'id')`,
  );
  const contents = tables.map(
    ({ name, column }) => `select string_agg(t::text, ' ') as rows from ${name} t where ${column} = $1`,
  );
  const { rows } = await admin.query<{ rows: string | null }>(contents.join(' union all '), [schoolId]);
  return new Set(rows.flatMap(({ rows: text }) => text?.match(UUID) ?? []));
}

/** Something that left, and for whom. */
export interface Sight {
  readonly where: string;
  readonly text: string;
}

/** The canaries of one school that were seen where only another one looks. */
export class Watch {
  bytes = 0;
  sights = 0;
  readonly foreign: string[] = [];

  /** @param words a text of the school that a name or a title carries, beside its ids */
  constructor(
    readonly canaries: ReadonlySet<string>,
    private readonly words: string,
  ) {}

  look({ where, text }: Sight): void {
    this.sights += 1;
    this.bytes += text.length;
    const ids = (text.match(UUID) ?? []).filter((id) => this.canaries.has(id));
    const found = text.includes(this.words) ? [...ids, this.words] : ids;
    if (found.length > 0)
      this.foreign.push(`${where} shows ${found[0]}${found.length > 1 ? ' and more' : ''}`);
  }
}
