import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { openZip } from '#platform/archive/zip-archive';
import { ImportingOffice } from '../../support/importing-office.js';
import { diagnose } from '../../support/oneroster-validator.js';
import { packageFiles, writeZip } from '../../support/oneroster-package.js';
import { delta, small, user } from '../../support/small-district.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';

/** A district is imported, perhaps on a busy machine. */
const LONG = 120_000;

const VALLEY = 'test/data/oneroster/valley-district.zip';

let app: TestApp;
let world: TwoSchools;

beforeAll(async () => {
  app = await TestApp.start();
  world = await twoSchools(app);
});
afterAll(() => app.stop());

/** A district of its own, and its administrator at work. */
async function newOffice(): Promise<ImportingOffice> {
  const districtId = newId();
  await app.admin.query('insert into identity.districts (id, name) values ($1, $2)', [
    districtId,
    'A District',
  ]);
  return new ImportingOffice(app, districtId, await somebody(app, 'district-admin', { districtId }));
}

/** The lines of each file: the header, then the rows, whose order means nothing. */
async function filesIn(zip: string): Promise<Map<string, string[]>> {
  const archive = await openZip(zip);
  const files = new Map<string, string[]>();
  for (const name of archive.sizes.keys()) {
    const [header, ...rows] = (await text(await archive.open(name))).trimEnd().split(/\r?\n/);
    files.set(name, [header!, ...rows.sort()]);
  }
  await archive.close();
  return files;
}

describe('the judge of the exports', () => {
  it('takes the package of a district that is known to be right, and names what is wrong with another', async () => {
    expect(await diagnose(VALLEY)).toEqual([]);
    const faulty = await diagnose(VALLEY.replace('.zip', '-faulty.zip'));
    expect(faulty).toHaveLength(12);
    expect(faulty).toEqual(
      expect.arrayContaining([
        'classes.csv 85: classType club',
        'users.csv 301: familyName! blank',
        expect.stringMatching(/^users\.csv: username .* again$/),
        expect.stringMatching(/^orgs\.csv 4: parentSourcedId /),
      ]),
    );
  });

  it('knows the order of the columns', async () => {
    const swapped = packageFiles(small());
    swapped['orgs.csv'] = swapped['orgs.csv']!.replace('name,type', 'type,name');
    expect(await diagnose(await writeZip(swapped))).toContain(
      'orgs.csv: columns sourcedId,status,dateLastModified,type,name,identifier,parentSourcedId',
    );
  });
});

describe('a OneRoster export', () => {
  it(
    'has the files of the standard, columns in strict order, and a manifest that lists every file',
    async () => {
      const office = await newOffice();
      await office.import(VALLEY);
      const { file, zip, view, headers } = await office.export();
      expect(view.package).toMatchObject({
        bytes: zip.length,
        sha256: createHash('sha256').update(zip).digest('hex'),
      });
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="roster-[0-9a-f-]+\.zip"$/);
      const [original, exported] = [await filesIn(VALLEY), await filesIn(file)];
      expect([...exported.keys()]).toEqual([...original.keys()]);
      for (const [name, lines] of exported) {
        const { length, 0: header } = original.get(name)!;
        expect([name, lines.length, lines[0]]).toEqual([name, length, header]);
      }
      expect(await diagnose(file)).toEqual([]);
    },
    LONG,
  );

  it(
    'imported where it came from changes nothing, and elsewhere makes the same',
    async () => {
      const office = await newOffice();
      const first = await office.import(VALLEY);
      const { file } = await office.export();
      const back = await office.import(file);
      expect(back).toMatchObject({ state: 'done', problems: [] });
      for (const { counts } of back.schools) {
        for (const kind of Object.values(counts!))
          expect([kind.created, kind.updated, kind.ended]).toEqual([0, 0, 0]);
      }
      const elsewhere = await newOffice();
      const report = await elsewhere.import(file);
      const made = ({ schools }: typeof report) => schools.map(({ name, counts }) => ({ name, counts }));
      expect(made(report)).toEqual(made(first));
      expect(made(first).map(({ name, counts }) => [name, counts!.enrolments!.created])).toEqual([
        ['Spring Valley Elementary School', 2044],
        ['Woodland Elementary School', 2044],
      ]);
      const again = await elsewhere.export();
      expect(await filesIn(again.file)).toEqual(await filesIn(file));
    },
    LONG,
  );

  it(
    'says what the roster is now, not what the records system said',
    async () => {
      const office = await newOffice();
      const guardians = {
        'users.csv': [
          user('ann', { agentSourcedIds: 'mum', pronouns: 'she/her', password: 'secret' }),
          user('mum'),
        ],
        'enrollments.csv': [{ sourcedId: 'tess-maths-n', role: 'proctor' }],
      };
      const { schools } = await office.import(small(guardians));
      await office.import(
        delta({ 'enrollments.csv': [{ sourcedId: 'bob-maths-n', status: 'tobedeleted' }] }),
      );
      await app.admin.query(
        `update roster.people set family_name = 'O"Neil, jr' where source_id = 'ann' and school_id = $1`,
        [schools[0]!.schoolId],
      );
      const { file } = await office.export();
      expect(await diagnose(file)).toEqual([]);
      const files = await filesIn(file);
      const lines = (name: string) => files.get(name)!.join('\n');
      expect(lines('users.csv')).toMatch(
        /^ann,,,true,ann,,ann,"O""Neil, jr",,,ann@example.org,,,mum,.*,north,she\/her$/m,
      );
      expect(lines('users.csv')).not.toContain('secret');
      expect(lines('roles.csv')).toMatch(/^mum\.guardian\.north,,,mum,primary,guardian,,,north,$/m);
      expect(lines('enrollments.csv')).toMatch(
        /^tess-maths-n,,,maths-n,north,tess,proctor,true,2026-09-01,$/m,
      );
      expect(lines('enrollments.csv')).not.toContain('bob-maths-n');
    },
    LONG,
  );

  it(
    'is made for one school as well, also of what the office made itself',
    async () => {
      const { hill } = world;
      const office = new ImportingOffice(app, hill.districtId, hill.people.admin);
      await app.admin.query(
        `with year as (insert into roster.academic_years (id, school_id, title, starts_on, ends_on)
         values (uuidv7(), $1, '2026/27', '2026-09-01', '2027-06-30') returning id)
       insert into roster.sections (id, school_id, academic_year_id, kind, title, starts_on, ends_on)
       select uuidv7(), $1, year.id, 'form', '7B', '2026-09-01', '2027-06-30' from year`,
        [hill.id],
      );
      await app.admin.query(
        `insert into roster.people (id, school_id, roles, given_name, family_name)
       values (uuidv7(), $1, '{student,guardian}', 'Al', 'Bee'), (uuidv7(), $1, '{staff}', 'Cy', 'Dee')`,
        [hill.id],
      );
      const { file } = await office.export(`/schools/${hill.id}`, { endDates: 'day-after' });
      expect(await diagnose(file)).toEqual([]);
      const files = await filesIn(file);
      const orgs = files.get('orgs.csv')!.map((line) => line.split(',').slice(3, 5).join());
      expect(orgs).toEqual(expect.arrayContaining(['Hill School District,district', 'Hill School,school']));
      expect(files.get('academicSessions.csv')![1]).toContain('2026-09-01,2027-07-01');
      expect(files.get('classes.csv')![1]).toMatch(/,7B,,[0-9a-f-]+\.course,,homeroom,/);
      expect(
        files
          .get('roles.csv')!
          .slice(1)
          .map((line) => line.split(',').slice(4, 6).join(' '))
          .sort(),
      ).toEqual(['primary ext:staff', 'primary guardian', 'secondary student']);
      const elsewhere = await newOffice();
      expect(await elsewhere.import(file, '?endDates=day-after')).toMatchObject({
        state: 'done',
        problems: [],
      });
    },
    LONG,
  );

  it(
    'is for those who may export, where they may (K1, K2)',
    async () => {
      const { hill, lake } = world;
      const office = new ImportingOffice(app, hill.districtId, hill.people.admin);
      const { path } = await office.export(`/schools/${hill.id}`);
      const id = path.split('/').at(-1)!;
      const call = (below: string, token: string) =>
        app.call('GET', `${below}/roster-exports/${id}`, { token });
      expect((await call(`/schools/${hill.id}`, hill.people.teacher.token)).status).toBe(403);
      expect((await call(`/schools/${hill.id}`, lake.people.admin.token)).status).toBe(404);
      expect((await call(`/schools/${lake.id}`, lake.people.admin.token)).body).toMatchObject({
        code: 'roster.export_not_found',
      });
      expect((await call(`/districts/${hill.districtId}`, hill.people.admin.token)).status).toBe(404);
    },
    LONG,
  );

  it(
    'answers 409 for a package that is not made yet',
    async () => {
      const { hill } = world;
      const exportId = newId();
      await app.admin.query(
        `insert into roster.exports (id, district_id, school_id, job_id, end_dates) values ($1, $2, $3, $1, 'last-day')`,
        [exportId, hill.districtId, hill.id],
      );
      const answer = await app.call('GET', `/schools/${hill.id}/roster-exports/${exportId}/file`, {
        token: hill.people.admin.token,
      });
      expect(answer).toMatchObject({ status: 409, body: { code: 'roster.export_not_ready' } });
    },
    LONG,
  );
});
