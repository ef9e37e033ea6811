import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openZip } from '#platform/archive/zip-archive';
import { edfiSchool, type EdfiSchool } from '../../support/edfi-school.js';
import { lyceum } from '../../support/command-line.js';
import { temporaryFolder } from '../../support/oneroster-package.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface ExportView {
  readonly id: string;
  readonly jobId: string;
  readonly edfiSchoolId: string;
  readonly package: { bytes: number; counts: Record<string, number> } | null;
  readonly code?: string;
  readonly errors?: { pointer: string }[];
}

const SCHEMA = 'test/data/edfi/Interchange-StudentAttendance.xsd';

let app: TestApp;
let schools: TwoSchools;
let at: EdfiSchool;
let folder: string;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  at = await edfiSchool(app, schools.hill);
  folder = await temporaryFolder();
  await takeTheDay();
});
afterAll(() => app.stop());

/** Both periods of the class: the first with a correction by the office. The form group's only in part. */
async function takeTheDay(): Promise<void> {
  const { first, secondRegisterId, form } = at;
  const [ada, bo, cy] = first.students as [string, string, string];
  const present = (studentId: string) => ({ studentId, code: 'P', baseVersion: 0 });
  const late = { studentId: bo, code: 'L', minutesLate: 7, baseVersion: 0, reason: '=A1 & <bus>' };
  await take(first.registerId, [present(ada), late, { ...present(cy), code: 'A' }]);
  await take(secondRegisterId, first.students.map(present));
  await post(`/registers/${first.registerId}/overrides`, {
    marks: [{ studentId: cy, code: 'E', baseVersion: 1, reason: 'Ill' }],
  });
  await take(form.registerId, form.students.map(present));
}

async function take(registerId: string, marks: object[]): Promise<void> {
  for (const [verb, body] of [['open'], ['marks', { marks }], ['submit']] as const)
    expect((await post(`/registers/${registerId}/${verb}`, body)).status).toBe(200);
}

const admin = () => schools.hill.people.admin;
const post = <T = ExportView>(path: string, body?: object, by = admin(), school = schools.hill) =>
  app.call<T>('POST', `/schools/${school.id}${path}`, { token: by.token, body });
const exporting = (body: object = {}, by = admin()) =>
  post('/attendance/edfi-exports', dates({ edfiSchoolId: 255901107, ...body }), by);
const dates = (body: object) => ({ startsOn: at.first.date, endsOn: at.first.date, ...body });

async function made(id: string, by = admin()): Promise<ExportView> {
  const path = `/schools/${schools.hill.id}/attendance/edfi-exports/${id}`;
  const look = async () => (await app.call<ExportView>('GET', path, { token: by.token })).body;
  await until(async () => (await look()).package !== null, 'the export');
  return look();
}

/** The files of a zip by name. */
async function filesOf(zip: Buffer | string): Promise<Record<string, string>> {
  const path = typeof zip === 'string' ? zip : join(folder, 'export.zip');
  if (typeof zip !== 'string') await writeFile(path, zip);
  const archive = await openZip(path);
  const files: Record<string, string> = {};
  for (const name of archive.sizes.keys()) files[name] = await text(await archive.open(name));
  await archive.close();
  return files;
}

async function download(id: string, { token } = admin()): Promise<Buffer> {
  const url = `${app.url}/api/v1/schools/${schools.hill.id}/attendance/edfi-exports/${id}/file`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="attendance-[\w-]+\.zip"$/,
  );
  return Buffer.from(await response.arrayBuffer());
}

/** What xmllint has against a document; nothing when it is valid. */
async function diagnose(xml: string): Promise<string> {
  const path = join(folder, 'StudentAttendance.xml');
  await writeFile(path, xml);
  const lint = promisify(execFile)('xmllint', ['--nonet', '--noout', '--schema', SCHEMA, path]);
  return lint.then(
    () => '',
    ({ stderr }: { stderr: string }) => stderr,
  );
}

const values = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((found) => found[1]!);

describe('an Ed-Fi export', () => {
  it('is valid by the schema of the standard, and says what counts', async () => {
    const { body, status } = await exporting();
    expect([status, body.package]).toEqual([202, null]);
    const view = await made(body.id);
    expect(view.package!.counts).toEqual({
      studentSectionEvents: 5,
      studentSchoolEvents: 1,
      sectionsTaken: 1,
      marks: 7,
      marksLeftOut: 0,
      registersNotTaken: 0,
    });
    const zip = await download(body.id);
    expect(zip.length).toBe(view.package!.bytes);
    const files = await filesOf(zip);
    expect(Object.keys(files)).toEqual(['StudentAttendance.xml', 'report.csv']);
    const xml = files['StudentAttendance.xml']!;
    expect(await diagnose(xml)).toBe('');
    expect(await diagnose(xml.replaceAll('255901107', 'hill'))).toContain('SchoolId');
    const categories = values(xml, 'AttendanceEventCategory').map((uri) => uri.split('#')[1]);
    expect(new Set(categories)).toEqual(new Set(['Present', 'Tardy', 'Excused Absence']));
    expect(values(xml, 'ArrivalTime')).toEqual(['08:07:00']);
    expect(new Set(values(xml, 'StudentUniqueId'))).toEqual(new Set(['S-0001', 'S-0002', 'S-0003', 'F-1']));
    expect(values(xml, 'StaffUniqueId')).toEqual([]); // the administrator is nobody of the roster
    expect(xml).not.toContain('AttendanceEventReason');
  });

  it('gives reasons out when somebody asks for them', async () => {
    const { body } = await exporting({ reasons: true });
    await made(body.id);
    const xml = (await filesOf(await download(body.id)))['StudentAttendance.xml']!;
    expect(await diagnose(xml)).toBe('');
    expect(values(xml, 'AttendanceEventReason').sort()).toEqual(['=A1 &amp; &lt;bus&gt;', 'Ill']);
  });

  it('names in a report whatever it has no words for, safe to open in a spreadsheet', async () => {
    const student = at.form.students[0];
    await app.admin.query(`update roster.people set identifier = null where id = $1`, [student]);
    await app.admin.query(`update attendance.registers set title = '=SUM(A1)' where id = $1`, [
      at.form.registerId,
    ]);
    const { body } = await exporting();
    expect((await made(body.id)).package!.counts).toMatchObject({ marks: 6, marksLeftOut: 1 });
    const report = (await filesOf(await download(body.id)))['report.csv']!;
    expect(report.split('\r\n')[1]).toMatch(
      /^[\d-]+,mark,'=SUM\(A1\),Period \w+,[\w-]+,Student Number 0001,P,the student has no id of a records system$/,
    );
  });

  it('is the report alone where nothing was taken', async () => {
    const { body } = await exporting({ startsOn: '2026-01-05', endsOn: '2026-01-05' });
    await made(body.id);
    expect(Object.keys(await filesOf(await download(body.id)))).toEqual(['report.csv']);
  });

  it('needs a number for the school: given, or from its records system', async () => {
    const refused = await post('/attendance/edfi-exports', dates({}));
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'attendance.edfi_school_id_unknown', errors: [{ pointer: '/edfiSchoolId' }] },
    });
    await app.admin.query(`update identity.schools set source_id = '255901001' where id = $1`, [
      schools.hill.id,
    ]);
    const known = await post('/attendance/edfi-exports', dates({ calendarCode: 'YEAR' }));
    expect(known).toMatchObject({ status: 202, body: { edfiSchoolId: '255901001', calendarCode: 'YEAR' } });
    const backwards = await exporting({ startsOn: '2026-02-01', endsOn: '2026-01-31' });
    expect(backwards).toMatchObject({ status: 422, body: { code: 'attendance.edfi_dates_invalid' } });
  });

  it('K1, K2 is for those who may, of their school alone; who asked is in the audit log (K7)', async () => {
    const { hill, lake } = schools;
    const { body } = await exporting();
    await made(body.id);
    const { office, teacher, guardian } = hill.people;
    for (const person of [office, teacher, guardian]) expect((await exporting({}, person)).status).toBe(403);
    const reading = (school: string, { token }: TestPerson, below = '') =>
      app.call<ExportView>('GET', `/schools/${school}/attendance/edfi-exports/${body.id}${below}`, { token });
    for (const below of ['', '/file']) {
      expect((await reading(lake.id, lake.people.admin, below)).body.code).toBe(
        'attendance.edfi_export_not_found',
      );
      expect((await reading(hill.id, lake.people.admin, below)).status).toBe(404);
    }
    const { rows } = await app.admin.query(
      `select person_id, action from platform.audit_entries where subject_type = 'EdfiExport' and subject_id = $1
       order by id`,
      [body.id],
    );
    expect(rows).toEqual([
      { person_id: admin().id, action: 'create' },
      { person_id: admin().id, action: 'update' },
    ]);
  });

  it('answers 409 for the file of a package that is not made yet', async () => {
    const { body } = await exporting();
    await made(body.id);
    await app.admin.query(
      `update attendance.edfi_exports set package = null, finished_at = null where id = $1`,
      [body.id],
    );
    const path = `/schools/${schools.hill.id}/attendance/edfi-exports/${body.id}/file`;
    const answer = await app.call<ExportView>('GET', path, { token: admin().token });
    expect(answer).toMatchObject({ status: 409, body: { code: 'attendance.edfi_export_not_ready' } });
  });

  it('costs few statements to ask for and to look at', async () => {
    const asked = await countStatements(() => exporting());
    expect(asked.ofRequest(asked.result)).toBeLessThanOrEqual(6);
    const path = `/schools/${schools.hill.id}/attendance/edfi-exports/${asked.result.body.id}`;
    const seen = await countStatements(() => app.call('GET', path, { token: admin().token }));
    expect(seen.ofRequest(seen.result)).toBe(1);
  });

  it('is made by the command line as well', async () => {
    const file = join(folder, 'by-cli.zip');
    const { date } = at.first;
    const words = ['export', 'edfi', file, '--school', schools.hill.id, '--from', date, '--to', date];
    const ran = await lyceum(app, [...words, '--as', admin().email, '--edfi-school-id', '255901107']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/marks +6/);
    expect(await diagnose((await filesOf(file))['StudentAttendance.xml']!)).toBe('');
    expect((await readFile(file)).length).toBeGreaterThan(0);
    const nobody = await lyceum(app, [...words, '--as', 'nobody@example.org']);
    expect(nobody).toMatchObject({ code: 64, err: expect.stringContaining('no account') });
  }, 120_000);
});
