import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { ImportingOffice } from '../../support/importing-office.js';
import { packageFiles, temporaryFolder, writeZip } from '../../support/oneroster-package.js';
import { delta, enrollment, role, small, user } from '../../support/small-district.js';
import { countStatements } from '../../support/statements.js';
import { TestApp, type Answer } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Report {
  readonly id: string;
  readonly jobId: string;
  readonly state: string;
  readonly dryRun: boolean;
  readonly problems: readonly { file: string; message: string }[];
  readonly files: readonly { file: string; read: number; good: number; faulty: number; heldBack: number }[];
  readonly schools: readonly {
    schoolId: string;
    name: string;
    counts: Record<string, Record<string, number>> | null;
  }[];
  readonly finishedAt: string | null;
  readonly code?: string;
}

let data: string;
let app: TestApp;
let world: TwoSchools;

beforeAll(async () => {
  data = await temporaryFolder();
  app = await TestApp.start({ LYCEUM_DATA: data });
  world = await twoSchools(app);
});
afterAll(() => app.stop());

async function zipOf(...described: Parameters<typeof packageFiles>): Promise<Buffer> {
  return readFile(await writeZip(packageFiles(...described)));
}

/** Sends a package to the district of Hill School. */
async function send(
  zip: Buffer,
  query = '',
  { by = world.districtAdmin, headers = {} }: { by?: TestPerson; headers?: Record<string, string> } = {},
): Promise<Answer<Report>> {
  return app.call('POST', `/districts/${world.hill.districtId}/roster-imports${query}`, {
    token: by.token,
    bytes: new Uint8Array(zip),
    headers: { 'content-type': 'application/zip', ...headers },
  });
}

const at = ({ id }: Report, more = '') => `/districts/${world.hill.districtId}/roster-imports/${id}${more}`;

async function finished(report: Report): Promise<Report> {
  const office = new ImportingOffice(app, world.hill.districtId, world.districtAdmin);
  return office.ended<Report>(report.id);
}

/** What the file store still has of the district's packages. */
async function storedPackages(): Promise<string[]> {
  return readdir(join(data, 'files', world.hill.districtId, 'roster-imports'));
}

describe('POST /districts/:districtId/roster-imports', () => {
  it('takes a real district and answers at once; a job does the rest and shows how far it is', async () => {
    const sent = await send(
      await readFile('test/data/oneroster/valley-district.zip'),
      '?timeZone=America/Chicago',
    );
    expect(sent).toMatchObject({
      status: 202,
      body: { state: 'received', files: [], schools: [], finishedAt: null },
    });
    const report = await finished(sent.body);
    expect(report).toMatchObject({ state: 'done', problems: [] });
    expect(
      report.schools.map(({ name, counts }) => [name, counts!.people!.created, counts!.enrolments!.created]),
    ).toEqual([
      ['Spring Valley Elementary School', 150, 2044],
      ['Woodland Elementary School', 150, 2044],
    ]);
    await until(async () => {
      const sql = `select 1 from platform.jobs where id = $1 and state = 'done' and progress_total = 100`;
      return (await app.admin.query(sql, [report.jobId])).rowCount === 1;
    }, 'the end of the job');
    const { schoolId } = report.schools[0]!;
    const school = await app.call('GET', `/schools/${schoolId}`, { token: world.districtAdmin.token });
    expect(school.body).toMatchObject({
      name: 'Spring Valley Elementary School',
      timeZone: 'America/Chicago',
    });
    const sections = await app.call<{ items: object[] }>('GET', `/schools/${schoolId}/sections`, {
      token: world.districtAdmin.token,
    });
    expect(sections.body.items).toHaveLength(42);
  }, 120_000);

  it('refuses to empty schools, as the package of another district would, unless that is meant', async () => {
    const refused = await finished((await send(await zipOf(small()))).body);
    expect(refused).toMatchObject({ state: 'refused', problems: [{ file: 'package' }] });
    expect(refused.problems[0]!.message).toMatch(/^Spring Valley.*: It would lose 150 of its 150 people/);
    const meant = await finished((await send(await zipOf(small()), '?mayEnd=100')).body);
    expect(meant.schools.map(({ counts }) => counts!.people!.ended)).toEqual([0, 0, 150, 150]);
  }, 120_000);

  it('is refused whole, and says where, when the office has made what cannot be with what the package says', async () => {
    await finished((await send(await zipOf(small()), '?mayEnd=100')).body);
    await app.admin.query(
      `insert into roster.enrolments (id, school_id, section_id, student_id, starts_on, ends_on, state)
       select uuidv7(), p.school_id, s.id, p.id, weeks.day, weeks.day + 6, 'active'
       from (values (date '2026-10-05'), ('2026-11-02')) as weeks (day), identity.schools h
       join roster.people p on p.school_id = h.id and p.source_id = 'tess'
       join roster.sections s on s.school_id = h.id and s.source_id = 'maths-n'
       where h.district_id = $1`,
      [world.hill.districtId],
    );
    const learns = { ...enrollment('tess', 'maths-n', 'north'), sourcedId: 'tess-learns' };
    const refused = await finished((await send(await zipOf(small({ 'enrollments.csv': [learns] })))).body);
    expect(refused).toMatchObject({
      state: 'refused',
      problems: [
        { file: 'package', message: expect.stringMatching(/^North School: The student is enrolled/) },
      ],
    });
    await app.admin.query(
      `delete from roster.enrolments where source_id is null and ends_on = starts_on + 6`,
    );
  }, 120_000);

  it('names each fault, and what each fault holds back, page by page', async () => {
    const sent = await send(
      await zipOf(
        small({ 'users.csv': [user('ann', { email: 'nonsense' }), user('bob', { familyName: '' })] }),
      ),
    );
    expect(await finished(sent.body)).toMatchObject({ state: 'refused', schools: [] });
    const token = world.districtAdmin.token;
    const first = await app.call<{ items: object[]; next: string }>('GET', at(sent.body, '/faults?limit=1'), {
      token,
    });
    expect(first.body.items).toEqual([
      { file: 'users.csv', row: 1, field: 'email', reason: 'not an e-mail address' },
    ]);
    const second = await app.call('GET', at(sent.body, `/faults?after=${first.body.next}`), { token });
    expect(second.body).toEqual({
      items: [{ file: 'users.csv', row: 2, field: 'familyName', reason: 'required' }],
    });
    const held = await app.call<{ items: object[] }>('GET', at(sent.body, '/held-back-rows'), { token });
    expect(held.body.items).toEqual([
      { file: 'enrollments.csv', row: 1, field: 'userSourcedId', heldBackBy: { file: 'users.csv', row: 1 } },
      { file: 'enrollments.csv', row: 2, field: 'userSourcedId', heldBackBy: { file: 'users.csv', row: 2 } },
      { file: 'roles.csv', row: 1, field: 'userSourcedId', heldBackBy: { file: 'users.csv', row: 1 } },
      { file: 'roles.csv', row: 2, field: 'userSourcedId', heldBackBy: { file: 'users.csv', row: 2 } },
    ]);
  }, 120_000);

  it('rehearses when it is asked to: the same report, and nothing changed', async () => {
    const before = await app.admin.query('select count(*)::int as n from identity.schools');
    const sent = await send(
      await zipOf(small({ 'orgs.csv': [{ sourcedId: 'east', name: 'East School', type: 'school' }] })),
      '?dryRun=true&mode=good-rows-only&weekdays=1,3&bellTimes=2=11:15-12:00',
    );
    const report = await finished(sent.body);
    expect(report).toMatchObject({ state: 'done', dryRun: true });
    expect(report.schools.map(({ name, counts }) => [name, counts!.schools!.created])).toEqual([
      ['East School', 1],
      ['North School', 0],
      ['South School', 0],
    ]);
    expect((await app.admin.query('select count(*)::int as n from identity.schools')).rows).toEqual(
      before.rows,
    );
  }, 120_000);

  it('takes a delta that refers to what is known, and leaves nothing of the package behind', async () => {
    await finished((await send(await zipOf(small()))).body);
    const sent = await send(await zipOf(delta({ 'users.csv': [user('ann', { familyName: 'Lee' })] })));
    const report = await finished(sent.body);
    expect(report.schools.map(({ counts }) => counts!.people!.updated)).toEqual([1, 0]);
    await until(async () => {
      const left = await app.admin.query(`select 1 from roster.import_rows where data <> '{}'`);
      return left.rowCount === 0;
    }, 'the rows to be dropped');
  }, 120_000);

  it('invites staff by mail when asked to, each of them once and only where mail can arrive', async () => {
    const staff = {
      'users.csv': [user('una'), user('vic', { email: 'vic tor@example.org' })],
      'roles.csv': [role('una', 'teacher', 'south'), role('vic', 'teacher', 'south')],
    };
    await finished((await send(await zipOf(small(staff)), '?inviteStaff=true')).body);
    await finished((await send(await zipOf(small(staff)), '?inviteStaff=true')).body);
    const invited = async () => {
      const { rows } = await app.admin.query<{ line: string }>(
        `select i.email || ' ' || i.role || ' ' || p.source_id as line from identity.invitations i
         join roster.people p on p.id = i.roster_person_id and p.school_id = i.school_id order by 1`,
      );
      return rows.map(({ line }) => line);
    };
    await until(async () => {
      const open = await app.admin.query(
        `select 1 from platform.jobs where kind = 'roster.invite_staff' and state <> 'done'`,
      );
      return open.rowCount === 0 && (await invited()).length > 0;
    }, 'the invitations');
    expect(await invited()).toEqual(['tess@example.org teacher tess', 'una@example.org teacher una']);
  }, 120_000);

  it('says what keeps a package from being read', async () => {
    const { 'manifest.csv': _, ...files } = packageFiles(small());
    const report = await finished((await send(await readFile(await writeZip(files)))).body);
    expect(report).toMatchObject({ state: 'refused', problems: [{ file: 'manifest.csv' }] });
    const noZip = await finished((await send(Buffer.from('no zip at all'))).body);
    expect(noZip.problems).toEqual([
      { file: 'package', message: 'This is not a zip archive, or it is cut short.' },
    ]);
  }, 120_000);

  it('runs once for an Idempotency-Key, and refuses the key with another package (K4)', async () => {
    const headers = { 'idempotency-key': newId() };
    const zip = await zipOf(small());
    const first = await send(zip, '', { headers });
    const again = await send(zip, '', { headers });
    expect(again.body.id).toBe(first.body.id);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await send(await zipOf(small({}, ['bob-maths-n'])), '', { headers });
    expect(other).toMatchObject({ status: 422, body: { code: 'platform.idempotency_key_reused' } });
    expect((await send(zip, '?dryRun=true', { headers })).status).toBe(422);
    await finished(first.body);
    await until(async () => (await storedPackages()).length === 0, 'the packages to be dropped');
  }, 120_000);

  it('refuses settings that are none, and a body that is no zip', async () => {
    const zip = await zipOf(small());
    for (const query of ['?timeZone=Moon', '?weekdays=8', '?bellTimes=1', '?mode=some', '?colour=red']) {
      expect((await send(zip, query)).status).toBe(422);
    }
    expect((await send(zip, '?bellTimes=1=10:00-09:00')).body).toMatchObject({
      code: 'roster.import_settings_invalid',
    });
    const json = await app.call('POST', `/districts/${world.hill.districtId}/roster-imports`, {
      token: world.districtAdmin.token,
      body: {},
    });
    expect(json).toMatchObject({ status: 422, body: { errors: [{ pointer: '/header/Content-Type' }] } });
  }, 120_000);

  it('is for those who lead the district (K1, K2)', async () => {
    const zip = await zipOf(small());
    const elsewhere = await somebody(app, 'district-admin', { districtId: world.lake.districtId });
    expect((await send(zip, '', { by: elsewhere })).body).toMatchObject({
      code: 'identity.district_not_found',
    });
    expect((await send(zip, '', { by: world.hill.people.admin })).status).toBe(404);
    const { body } = await app.call<{ items: Report[] }>(
      'GET',
      `/districts/${world.hill.districtId}/roster-imports`,
      {
        token: world.districtAdmin.token,
      },
    );
    expect(body.items.length).toBeGreaterThan(3);
    for (const path of [at(body.items[0]!), at(body.items[0]!, '/faults')]) {
      expect((await app.call('GET', path, { token: elsewhere.token })).status).toBe(404);
    }
    const foreign = `/districts/${world.lake.districtId}/roster-imports/${body.items[0]!.id}`;
    expect((await app.call('GET', foreign, { token: elsewhere.token })).body).toMatchObject({
      code: 'roster.import_not_found',
    });
    for (const what of ['/faults', '/held-back-rows']) {
      const answer = await app.call('GET', `${foreign}${what}`, { token: elsewhere.token });
      expect(answer.body).toMatchObject({ code: 'roster.import_not_found' });
    }
  }, 120_000);

  it('reads a report, its faults and the list with one statement each', async () => {
    const token = world.districtAdmin.token;
    const list = `/districts/${world.hill.districtId}/roster-imports`;
    const { body } = await app.call<{ items: Report[] }>('GET', list, { token });
    const [one] = body.items;
    for (const path of [list, at(one!), at(one!, '/faults'), at(one!, '/held-back-rows')]) {
      const { result, ofRequest } = await countStatements(() => app.call('GET', path, { token }));
      expect(ofRequest(result)).toBe(1);
    }
  }, 120_000);
});
