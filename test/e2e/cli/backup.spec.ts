import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ArchiveReader } from '#platform/backup/archive-reader';
import { BackupRefused } from '#platform/backup/backup-refused';
import type { Manifest } from '#platform/backup/manifest';
import { restore } from '#platform/backup/restore';
import { fileKey } from '#platform/storage/file-key';
import { FileStore } from '#platform/storage/file-store';
import { emptyDatabase, type TestDatabase } from '../../support/database.js';
import { lyceumWith } from '../../support/command-line.js';
import { lyceum as asBuilt, type Ran } from '../../support/lyceum-cli.js';
import { repack, unpack, type Entries } from '../../support/repack.js';
import { TakenRegister } from '../../support/taken-register.js';
import { withClient } from '../../support/template.js';
import { TestApp } from '../../support/test-app.js';
import { TEST_SECRET } from '../../support/test-secret.js';
import { twoSchools } from '../../support/two-schools.js';

const TABLES = `
  select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where relkind in ('r', 'p') and not relispartition and relowner = 'lyceum_owner'::regrole and nspname <> 'migration'`;

/** A manifest that is changed by hand. */
type Draft = { -readonly [Key in 'tables' | 'migrations']: Manifest[Key][number][] };

/** What each table holds, told by other SQL than the backup's own. */
async function contentsOf(url: string): Promise<Record<string, string>> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(TABLES);
    const held: Record<string, string> = {};
    for (const { name } of rows) {
      const { rows: all } = await client.query<{ digest: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(to_jsonb(t)::text, e'\\n' order by to_jsonb(t)::text)), '') as digest from ${name} t`,
      );
      held[name] = all[0]!.digest;
    }
    return held;
  });
}

describe('R10: a backup and its restore', () => {
  let app: TestApp;
  let home: string;
  let archive: string;
  let file: string;
  let saved: Ran;
  const opened: TestDatabase[] = [];

  beforeAll(async () => {
    app = await TestApp.start({ LYCEUM_ROLE: 'api' }, undefined);
    home = await mkdtemp(join(tmpdir(), 'lyceum-backup-'));
    archive = join(home, 'all.zip');
    const { hill } = await twoSchools(app);
    await (await TakenRegister.of(app, hill)).taken();
    file = fileKey(hill.id, 'exports', 'roster.csv');
    await app.app
      .get<FileStore>(FileStore)
      .put(fileKey(hill.id, 'exports', 'roster.csv'), Readable.from([Buffer.from('a,b\n')]), {
        maxBytes: 99,
      });
    await app.admin.query('select platform.close_audit_chains()');
    saved = await asBuilt(source(), ['backup', archive]);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.drop()));
  });
  afterAll(async () => {
    await app.stop();
    await rm(home, { recursive: true, force: true });
  });

  const environment = (url: string, data: string) => ({
    DATABASE_URL: url,
    LYCEUM_SECRET: TEST_SECRET,
    LYCEUM_DATA: data,
  });
  const source = () => environment(app.adminUrl, app.data);
  async function target() {
    const database = await emptyDatabase();
    opened.push(database);
    const data = await mkdtemp(join(home, 'target-'));
    return { url: database.adminUrl, data, environment: environment(database.adminUrl, data) };
  }
  const lyceum = (variables: Readonly<Record<string, string>>, ...words: string[]) =>
    lyceumWith(variables, words);
  const inProcess = ({ url, data }: { url: string; data: string }, path: string) =>
    restore({ adminUrl: url, data, secretMark: undefined, otherSecret: true }, path, () => undefined);
  async function changed(change: (entries: Entries) => void): Promise<string> {
    const entries = await unpack(archive);
    change(entries);
    const path = join(home, `changed-${Math.random()}.zip`);
    await repack(entries, path);
    return path;
  }
  const inManifest = (entries: Entries, change: (manifest: Draft) => void) => {
    const manifest = JSON.parse(entries.get('manifest.json')!.toString()) as Draft;
    change(manifest);
    entries.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  };
  /** Nothing was begun, or everything was undone. */
  async function expectUntouched({ url, data }: { url: string; data: string }) {
    const tables = await withClient(url, async (client) => (await client.query<object>(TABLES)).rows);
    expect(tables).toEqual([]);
    const left = await readdir(data, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  }

  it('brings back every row and file, under the same rules, and the numbers go on', async () => {
    expect(saved).toMatchObject({ code: 0, err: '' });
    expect(saved.out).toMatch(/rows of \d\d+ tables, \d+ files.*LYCEUM_SECRET is not in it/s);
    const to = await target();
    const restored = await asBuilt(to.environment, ['restore', archive]);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('The audit log is as it was written.');
    expect(restored.out).toContain('Not yet in 1 schools, where events wait for a worker.');
    const [before, after] = [await contentsOf(app.adminUrl), await contentsOf(to.url)];
    delete before['identity.access_changes']; // transaction ids of another server
    delete after['identity.access_changes'];
    expect(after).toEqual(before);
    expect(Object.keys(after).length).toBeGreaterThan(50);
    expect(await readFile(join(to.data, 'files', file), 'utf8')).toBe('a,b\n');
    const rules = `
      select (select count(*) from pg_constraint where contype = 'f') as keys,
        (select count(*) from pg_class where relforcerowsecurity) as forced,
        (select count(*) from pg_trigger where not tgisinternal and tgenabled = 'O') as triggers`;
    const rulesOf = (url: string) =>
      withClient(url, async (client) => (await client.query<Record<string, string>>(rules)).rows[0]);
    expect(await rulesOf(to.url)).toEqual(await rulesOf(app.adminUrl));
    await withClient(to.url, async (client) => {
      const plans = await client.query<{ filled: boolean; known: boolean }>(`
        select distinct pg_relation_size(oid) > 0 as filled, reltuples >= 0 as known from pg_class
        where relkind = 'r' and relispartition order by 1, 2`);
      // A month that was found empty would be read from end to end by whoever plans for it then.
      expect(plans.rows).toEqual([
        { filled: false, known: false },
        { filled: true, known: true },
      ]);
      const { rows } = await client.query(
        `insert into platform.outbox (id, type, aggregate_id, data) values (gen_random_uuid(), 'x', gen_random_uuid(), '{}')
         returning written > (select max(written) from platform.outbox) as later`,
      );
      expect(rows).toEqual([{ later: true }]);
    });
    expect(await lyceum(to.environment, 'restore', archive)).toMatchObject({ code: 65 }); // not empty any more
  });

  it('refuses each damage by the name of what is damaged, and touches nothing', async () => {
    const bytes = await readFile(archive);
    const at = bytes.indexOf('tables/attendance.marks.copy') + 40; // within the content that follows its name
    bytes[at]! ^= 0x10;
    const flipped = join(home, 'flipped.zip');
    await writeFile(flipped, bytes);
    await writeFile(join(home, 'short.zip'), bytes.subarray(0, -100));
    const marks = 'tables/attendance.marks.copy';
    const cases: [string, string][] = [
      [flipped, `${marks} is damaged`],
      [join(home, 'short.zip'), 'cut short'],
      [await changed((entries) => entries.delete(marks)), `${marks} is missing`],
      [
        await changed((entries) =>
          inManifest(entries, (manifest) => {
            manifest.tables = manifest.tables.filter(({ path }) => path !== marks);
          }),
        ),
        'The table attendance.marks is missing',
      ],
      [await changed((entries) => dropLine(entries, marks)), 'attendance.marks holds 2 rows'],
      [
        await changed((entries) =>
          entries.set(marks, Buffer.from(entries.get(marks)!.toString().replace(/P/, 'A'))),
        ),
        'attendance.marks holds other rows',
      ],
      [
        await changed((entries) =>
          inManifest(entries, (manifest) => manifest.migrations.push({ name: '2099-later.sql', sha256: '' })),
        ),
        'made by a later Lyceum',
      ],
    ];
    const to = await target();
    const told = await lyceum(to.environment, 'restore', flipped);
    expect(told).toMatchObject({ code: 65, err: expect.stringContaining(`${marks} is damaged`) });
    for (const [path, words] of cases) {
      const refused = await inProcess(to, path).catch((error: Error) => error);
      expect(refused).toBeInstanceOf(BackupRefused);
      expect((refused as Error).message).toContain(words);
      await expectUntouched(to);
    }
  });

  it('lets the database check every rule: rows that point nowhere do not come back', async () => {
    const orphaned = await changed((entries) => {
      entries.set('tables/roster.people.copy', Buffer.from(''));
      inManifest(entries, ({ tables }) => {
        const people = tables.find(({ table }) => table === 'roster.people')!;
        Object.assign(people, { rows: 0, sum: '0' });
      });
    });
    const to = await target();
    await expect(inProcess(to, orphaned)).rejects.toThrow('violates foreign key constraint');
    await expectUntouched(to);
  });

  it('wants the secret that it was made with, or to be told; says so when what was restored does not hold together', async () => {
    const unfollowed = await changed((entries) => {
      for (const table of ['platform.outbox', 'platform.jobs'])
        entries.set(`tables/${table}.copy`, Buffer.from(''));
      inManifest(entries, ({ tables }) => {
        for (const entry of tables)
          if (/^platform.(outbox|jobs)$/.test(entry.table)) Object.assign(entry, { rows: 0, sum: '0' });
      });
    });
    const to = await target();
    const other = { ...to.environment, LYCEUM_SECRET: randomBytes(48).toString('base64') };
    expect((await lyceum(other, 'restore', unfollowed)).err).toContain('another LYCEUM_SECRET');
    await expectUntouched(to);
    const told = await lyceum(other, 'restore', unfollowed, '--other-secret');
    expect(told).toMatchObject({ code: 1 });
    expect(told.err).toContain('does not hold: Every kept figure is what its marks come to.');
  });

  it('writes over nothing, and leaves nothing half done', async () => {
    expect(await lyceum(source(), 'backup', archive)).toMatchObject({ code: 65 });
    const to = await target();
    expect((await lyceum(to.environment, 'backup', join(home, 'none.zip'))).code).not.toBe(0);
    expect((await readdir(home)).filter((name) => name.startsWith('none'))).toEqual([]);
  });

  it('whichever byte is changed: it is refused, or nothing of it was changed', async () => {
    const bytes = await readFile(archive);
    const whole = await unpack(archive);
    const path = join(home, 'any.zip');
    const anywhere = fc.record({ at: fc.nat(bytes.length - 1), mask: fc.integer({ min: 1, max: 255 }) });
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(anywhere, async ({ at, mask }) => {
        const damaged = Buffer.from(bytes);
        damaged[at]! ^= mask;
        await writeFile(path, damaged);
        try {
          await expectWhole(path, whole);
        } catch (error) {
          if (!(error instanceof BackupRefused)) throw error;
          refusals += 1;
        }
      }),
      { numRuns: 75 },
    );
    expect(refusals).toBeGreaterThan(10);
  });

  it('carries the secret of an embedded installation, which lies in its folder alone', async () => {
    const [from, to] = [join(home, 'embedded'), join(home, 'embedded-again')];
    const at = (data: string) => ({ LYCEUM_DATA: data, DATABASE_URL: '', LYCEUM_SECRET: '' });
    expect(await lyceum(at(from), 'migrate')).toMatchObject({ code: 0 });
    const path = join(home, 'embedded.zip');
    const kept = await lyceum(at(from), 'backup', path);
    expect(kept).toMatchObject({ code: 0 });
    expect(kept.out).not.toContain('LYCEUM_SECRET');
    expect(existsSync(to)).toBe(false);
    expect(await lyceum(at(to), 'restore', path)).toMatchObject({ code: 0 });
    expect(await readFile(join(to, 'secret'))).toEqual(await readFile(join(from, 'secret')));
  });
});

/** @throws BackupRefused */
async function expectWhole(path: string, whole: Entries): Promise<void> {
  const reader = await ArchiveReader.open(path);
  try {
    await reader.verify(() => undefined);
    for (const { path: name } of reader.named)
      expect((await (await reader.read(name)).toArray()).map(String).join('')).toBe(String(whole.get(name)));
  } finally {
    reader.close();
  }
}

function dropLine(entries: Entries, path: string): void {
  const [, ...rest] = entries.get(path)!.toString().split('\n');
  entries.set(path, Buffer.from(rest.join('\n')));
}
