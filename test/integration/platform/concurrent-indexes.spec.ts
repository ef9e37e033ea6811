import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { atOnce, changeIndex, indexChanges } from '#platform/persistence/concurrent-indexes';
import { urlOf } from '#platform/persistence/database-urls';
import { migrateAs } from '#platform/persistence/migrate';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { withClient } from '../../support/template.js';
import { until } from '../../support/until.js';

const WHOLE = 'create index concurrently notes_by_day on public.notes (day)';
const PARTS = 'create index concurrently days_by_text on public.days (text) where text is not null';

describe('R11: a migration outside of a transaction', () => {
  let database: TestDatabase;
  let folder: string;
  let number = 0;
  beforeAll(async () => {
    database = await testDatabase();
    await withClient(database.adminUrl, (admin) =>
      admin.query(`
        create table public.notes (day date);
        create table public.days (day date, text text) partition by range (day);
        create table public.days_2026_10 partition of public.days for values from ('2026-10-01') to ('2026-11-01');
        create table public.days_2026_11 partition of public.days for values from ('2026-11-01') to ('2026-12-01');
        alter table public.notes owner to lyceum_owner;
        alter table public.days owner to lyceum_owner;
        alter table public.days_2026_10 owner to lyceum_owner;
        alter table public.days_2026_11 owner to lyceum_owner;
        grant create on schema public to lyceum_owner`),
    );
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lyceum-migrations-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const migrate = () => migrateAs(urlOf(database.adminUrl, 'lyceum_owner'), folder);
  const write = (...statements: string[]) => {
    const name = `209912310000${String(++number).padStart(2, '0')}-platform-indexes.sql`;
    writeFileSync(join(folder, name), `-- outside of a transaction\n-- Why.\n${statements.join(';\n')};\n`);
    return name;
  };
  const indexes = async (admin: pg.ClientBase, like: string) => {
    const { rows } = await admin.query<{ name: string; valid: boolean }>(
      `select c.relname as name, i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid
       where c.relname like $1 order by 1`,
      [like],
    );
    return rows.map(({ name, valid }) => `${name} ${valid ? 'serves' : 'is not done'}`);
  };
  /** Somebody has written to a table and not ended; and a migration waits for that. */
  const meanwhile = async (
    table: string,
    work: (migrating: Promise<string[]>, other: pg.Client) => Promise<void>,
  ) =>
    withClient(database.adminUrl, (writer) =>
      withClient(database.adminUrl, async (other) => {
        await writer.query(`begin; insert into ${table} (day) values ('2026-10-05')`);
        const migrating = migrate();
        migrating.catch(() => undefined);
        await until(async () => (await waiting(other)).length > 0, 'the migration to wait');
        await work(migrating, other);
        await writer.query('rollback');
      }),
    );
  const running = async (admin: pg.ClientBase, what: string) =>
    (
      await admin.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and ${what}`,
      )
    ).rows;
  const waiting = (admin: pg.ClientBase) =>
    running(admin, `wait_event = 'virtualxid' and query like 'create%index concurrently%'`);
  const asking = (admin: pg.ClientBase) => running(admin, `query like '%advisory_lock%'`);

  it('lets everybody write while it makes an index, and others who start wait for their turn', async () => {
    const name = write(WHOLE);
    let both: Promise<string[][]> | undefined;
    await meanwhile('public.notes', async (migrating, other) => {
      both = Promise.all([migrating, migrate()]);
      await until(async () => (await asking(other)).length > 0, 'the second to ask for its turn');
      await other.query(`insert into public.notes values ('2026-10-06')`);
      expect(await indexes(other, 'notes_by_day')).toEqual(['notes_by_day is not done']);
    });
    expect(await both).toEqual([[name], []]);
    await withClient(database.adminUrl, async (admin) => {
      expect(await indexes(admin, 'notes_by_day')).toEqual(['notes_by_day serves']);
    });
    write('drop index concurrently if exists public.notes_by_day');
    await migrate();
    await withClient(database.adminUrl, async (admin) => {
      expect(await indexes(admin, 'notes_by_day')).toEqual([]);
    });
  });

  it.each([
    ['one table', WHOLE, 'public.notes', ['notes_by_day']],
    [
      'a table of months',
      PARTS,
      'public.days_2026_10',
      ['days_by_text', 'days_by_text_2026_10', 'days_by_text_2026_11'],
    ],
  ])('that was cut off in %s begins anew what was not done', async (_, sql, table, names) => {
    const name = write(sql);
    await meanwhile(table, async (migrating, other) => {
      for (const { pid } of await waiting(other)) await other.query('select pg_terminate_backend($1)', [pid]);
      await expect(migrating).rejects.toThrow(name);
      expect((await indexes(other, `${names[0]}%`)).some((one) => one.endsWith('is not done'))).toBe(true);
    });
    expect(await migrate()).toEqual([name]);
    await withClient(database.adminUrl, async (admin) => {
      expect(await indexes(admin, `${names[0]}%`)).toEqual(names.map((one) => `${one} serves`));
    });
    expect(await migrate()).toEqual([]);
  });

  it('drops the index of a table of months', async () => {
    write('drop index concurrently if exists public.days_by_text');
    await migrate();
    await withClient(database.adminUrl, async (admin) => {
      expect(await indexes(admin, 'days_by_text%')).toEqual([]);
    });
  });

  const [parts] = indexChanges(`-- outside of a transaction\n${PARTS};`)!;
  const asOwner = (work: (owner: pg.Client) => Promise<void>) =>
    withClient(urlOf(database.adminUrl, 'lyceum_owner'), work);

  it('leaves out no month that is made just before the index of all is', async () => {
    await asOwner(async (owner) => {
      await changeIndex(owner, parts!, async (work) => {
        await owner.query(`create table if not exists public.days_2026_12 partition of public.days
          for values from ('2026-12-01') to ('2027-01-01')`);
        await work();
      });
      expect(await indexes(owner, 'days_by_text%')).toEqual(
        ['', '_2026_10', '_2026_11', '_2026_12'].map((month) => `days_by_text${month} serves`),
      );
      await owner.query('drop index public.days_by_text');
    });
  });

  it('is not done while a month is without its part', async () => {
    await asOwner(async (owner) => {
      let turns = 0;
      const onlyFirst = async (work: () => Promise<unknown>) => void (turns++ === 0 && (await work()));
      await expect(changeIndex(owner, parts!, onlyFirst)).rejects.toThrow('days_by_text is not whole');
      await owner.query('drop index public.days_by_text');
    });
  });

  it('does nothing else', async () => {
    write(WHOLE, 'update public.notes set day = null');
    await expect(migrate()).rejects.toThrow('not: update public.notes');
  });

  it('is a transaction where nobody writes yet, as for a restore', () => {
    expect(atOnce(`-- outside of a transaction\n${WHOLE};`)).toContain('create index notes_by_day on');
    expect(atOnce(`-- not concurrently\n${WHOLE};`)).toContain(WHOLE);
  });
});
