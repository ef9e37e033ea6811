import { Doorkeeper } from '#platform/auth/doorkeeper';
import { SchoolFixtures } from '../../../support/school-fixtures.js';
import { TestApp } from '../../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../../support/two-schools.js';

const holdings = `
  select c.table_schema || '.' || c.table_name as name, c.column_name as column
  from information_schema.columns c join platform.table_classes t on t.relation = c.table_schema || '.' || c.table_name
  where c.column_name = 'school_id' or (t.relation = 'identity.schools' and c.column_name = 'id') order by 1`;

interface Holding {
  readonly name: string;
  readonly column: string;
}

/** Hill School, whose people try, and Lake School, which is kept from them by two lines, of which one is taken away. */
export class TwoLines {
  private constructor(
    readonly app: TestApp,
    readonly schools: TwoSchools,
    /** Of Lake School. */
    readonly fixtures: SchoolFixtures,
    /** The tables that hold something of a school, each with the column that says of which. */
    private readonly tables: readonly Holding[],
  ) {}

  /** Serves only: nothing but the requests of a test changes anything. */
  static async start(): Promise<TwoLines> {
    // Every route is tried within a minute, and one person makes what each of them needs.
    const app = await TestApp.start({ LYCEUM_ROLE: 'api', API_REQUESTS_PER_MINUTE: '100000' });
    const schools = await twoSchools(app);
    const { rows: tables } = await app.admin.query<Holding>(holdings);
    if (tables.length <= 25) throw new Error(`Only ${tables.length} tables are of a school.`);
    const lines = new TwoLines(app, schools, new SchoolFixtures(app, schools.lake), tables);
    await lines.countWrites();
    return lines;
  }

  stop(): Promise<void> {
    return this.app.stop();
  }

  /** Callers are let in with every right that they have at home, whatever school they name, as who they are. */
  async withoutGuard<T>(work: () => Promise<T>): Promise<T> {
    const doorkeeper = this.app.app.get(Doorkeeper);
    const { admit } = doorkeeper;
    const { id: schoolId, districtId } = this.schools.hill;
    doorkeeper.admit = async (access) => access.actorIn({ schoolId, districtId });
    try {
      return await work();
    } finally {
      doorkeeper.admit = admit;
    }
  }

  async withoutRowSecurity(): Promise<void> {
    const { rows } = await this.app.admin.query<{ sql: string }>(
      `select format('alter table %s disable row level security', relation) as sql from platform.table_classes`,
    );
    await this.app.admin.query(rows.map(({ sql }) => sql).join(';'));
  }

  /** How many rows of Lake School were written since the beginning, by whatever role and whichever table. */
  async writes(): Promise<string> {
    const { rows } = await this.app.admin.query<{ n: string }>(
      'select last_value + is_called::int as n from watch.written',
    );
    return rows[0]!.n;
  }

  /** The ids in an answer that belong to Lake School; what was asked for may be repeated. */
  async leaked(answer: unknown, asked: string): Promise<string[]> {
    const ids = JSON.stringify(answer ?? null).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
    const strange = [...new Set(ids)].filter((id) => !asked.includes(id));
    if (strange.length === 0) return [];
    const contents = this.tables.map(
      ({ name, column }) =>
        `select t::text as row from ${name} t where ${column} = '${this.schools.lake.id}'`,
    );
    const { rows } = await this.app.admin.query<{ id: string }>({
      name: 'of Lake School', // planned a few times and not each time: a thousand partitions take longer to plan for than to read
      text: `with lake as materialized (${contents.join(' union all ')})
        select id from unnest($1::text[]) as id where exists (select from lake where strpos(row, id) > 0)`,
      values: [strange],
    });
    return rows.map(({ id }) => id);
  }

  private async countWrites(): Promise<void> {
    await this.app.admin.query(`
      create schema watch; create sequence watch.written;
      create function watch.count() returns trigger language plpgsql security definer as $$ begin
        if '${this.schools.lake.id}' in (to_jsonb(new) ->> tg_argv[0], to_jsonb(old) ->> tg_argv[0]) then perform nextval('watch.written'); end if;
        return null;
      end $$;`);
    for (const { name, column } of this.tables)
      await this.app.admin.query(
        `create trigger watch after insert or update or delete on ${name} for each row execute function watch.count('${column}')`,
      );
  }
}
