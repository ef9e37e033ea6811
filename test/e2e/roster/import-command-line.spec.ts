import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '#domain/kernel/id';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { lyceumWith } from '../../support/command-line.js';
import type { Ran } from '../../support/lyceum-cli.js';
import { packageFiles, temporaryFolder, writeFolder, writeZip } from '../../support/oneroster-package.js';
import { small, user } from '../../support/small-district.js';
import { TEST_SECRET } from '../../support/test-secret.js';

let database: TestDatabase;
let admin: pg.Client;
let environment: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  environment = {
    DATABASE_URL: database.adminUrl,
    LYCEUM_SECRET: TEST_SECRET,
    LYCEUM_DATA: await temporaryFolder(),
  };
  const personId = newId();
  await admin.query(
    `insert into identity.persons (id, email, display_name) values ($1, 'operator@example.org', 'Operator')`,
    [personId],
  );
  await admin.query(
    `insert into identity.memberships (id, person_id, role) values ($1, $2, 'platform-admin')`,
    [newId(), personId],
  );
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const lyceum = (...words: string[]) => lyceumWith(environment, words);

function importing(path: string, ...options: string[]): Promise<Ran> {
  return lyceum('import', 'oneroster', path, '--as', 'operator@example.org', ...options);
}

/** `people 300 0 0 0` and so on: the lines of the last table, without their gaps. */
function lines({ out }: Ran): string[] {
  return out.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' '));
}

const VALLEY = 'test/data/oneroster/valley-district';

describe('lyceum import oneroster', () => {
  it('tells faults from rows that they hold back, and changes nothing when all or nothing is meant', async () => {
    const ran = await importing(`${VALLEY}-faulty.zip`);
    expect({ code: ran.code, err: ran.err }).toEqual({
      code: 65,
      err: expect.stringContaining(
        'Nothing was imported: all-or-nothing was asked for, and there are faults.',
      ),
    });
    expect(lines(ran)).toEqual(
      expect.arrayContaining([
        'users.csv 303 300 3 0',
        'users.csv 303 username taken by an earlier row',
        'orgs.csv 4 parentSourcedId refers to nothing',
      ]),
    );
    expect((await admin.query('select 1 from identity.schools')).rowCount).toBe(0);
  }, 120_000);

  it('imports a real district from nothing: the district, its schools and all that is in them', async () => {
    const ran = await importing(`${VALLEY}.zip`, '--time-zone', 'America/Chicago');
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: expect.any(String) });
    expect(lines(ran)).toEqual(
      expect.arrayContaining([
        'schools 2 0 0 0',
        'people 300 0 0 0',
        'sections 84 0 0 0',
        'enrolments 4088 0 0 0',
      ]),
    );
    const { rows } = await admin.query(
      `select d.name, count(*)::int as schools from identity.districts d join identity.schools s on s.district_id = d.id
       where s.time_zone = 'America/Chicago' group by d.name`,
    );
    expect(rows).toEqual([{ name: 'Valley District', schools: 2 }]);
  }, 120_000);

  it('gives it out again, as a package that changes nothing when it comes back', async () => {
    const { rows } = await admin.query<{ id: string }>(
      `select id from identity.districts where name = 'Valley District'`,
    );
    const file = join(await temporaryFolder(), 'out.zip');
    const words = ['export', 'oneroster', file, '--as', 'operator@example.org'];
    const out = await lyceum(...words, '--district', rows[0]!.id);
    expect({ code: out.code, err: out.err }).toEqual({ code: 0, err: expect.any(String) });
    expect(lines(out)).toEqual(
      expect.arrayContaining(['users.csv 300', 'enrollments.csv 4144', `Wrote ${file}.`]),
    );
    expect(lines(await importing(file))).toEqual(
      expect.arrayContaining(['people 0 0 300 0', 'enrolments 0 0 4088 0']),
    );
    expect(await lyceum(...words)).toMatchObject({ code: 64 });
  }, 120_000);

  it('takes a folder as well, says what a dry run would change, and refuses what is none', async () => {
    const folder = await writeFolder(packageFiles(small({ 'users.csv': [user('ann')] })));
    const dry = await importing(folder, '--dry-run', '--bell-times', '1=09:00-09:45');
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('A dry run: nothing was changed.') });
    const bad = await importing(await writeZip({ 'orgs.csv': 'sourcedId;name;type\n' }));
    expect(bad).toMatchObject({
      code: 65,
      err: expect.stringContaining('orgs.csv: Its columns are separated by semicolons instead of commas.'),
    });
    expect(await importing('no/such.zip')).toMatchObject({
      code: 65,
      err: expect.stringContaining('There is nothing at'),
    });
    expect(await importing(folder, '--bell-times', 'noon')).toMatchObject({ code: 64 });
  }, 120_000);

  it('acts for an account that exists, and explains itself', async () => {
    const nobody = await lyceum('import', 'oneroster', 'x.zip', '--as', 'nobody@example.org');
    expect(nobody).toMatchObject({
      code: 64,
      err: expect.stringContaining('There is no account nobody@example.org.'),
    });
    const help = await lyceum('import', 'oneroster', '--help');
    expect(help).toMatchObject({ code: 0, out: expect.stringContaining('--good-rows-only') });
  }, 120_000);
});
