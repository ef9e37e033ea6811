import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lyceum } from '../../support/command-line.js';
import { edfiSchool, type EdfiSchool } from '../../support/edfi-school.js';
import { temporaryFolder } from '../../support/oneroster-package.js';
import { asCsv, TestApp } from '../../support/test-app.js';
import { twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface ImportView {
  readonly id: string;
  readonly state: string;
  readonly problem: string | null;
  readonly counts: Record<string, number> | null;
  readonly finishedAt: string | null;
  readonly code?: string;
}
interface Register {
  readonly state: string;
  readonly entries: {
    studentId: string;
    mark: { code: string; version: number; [of: string]: unknown } | null;
  }[];
}
interface Faults {
  readonly items: { row: number; field: string; reason: string }[];
}

let app: TestApp;
let schools: TwoSchools;
let at: EdfiSchool;
let sample: string;

const HEADER = 'date,section,period,student,code,minutesLate,minutesEarly,reason';
const SAMPLE = 'docs/examples/marks.csv';

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
afterAll(() => app.stop());

const office = () => schools.hill.people.office;
const base = (school = schools.hill) => `/schools/${school.id}/attendance/mark-imports`;
const call = <T = ImportView>(method: string, path: string, body?: object, { token } = office()) =>
  app.call<T>(method, `/schools/${schools.hill.id}${path}`, { token, body });

/** A class that meets twice today, whose section and students go by the names of the sample file. */
async function freshClass(): Promise<void> {
  if (at)
    await app.admin.query(`update roster.people set identifier = null where school_id = $1`, [
      schools.hill.id,
    ]);
  await app.admin.query(`update roster.sections set code = null, source_id = null where school_id = $1`, [
    schools.hill.id,
  ]);
  await app.admin.query(`update roster.courses set code = null where school_id = $1`, [schools.hill.id]);
  await app.admin.query(
    `update roster.periods set name = 'Was ' || right(id::text, 8) where name = 'Second'`,
  );
  at = await edfiSchool(app, schools.hill);
  await app.admin.query(`update roster.sections set code = 'MA-7A' where id = $1`, [at.first.sectionId]);
  sample = (await readFile(SAMPLE, 'utf8')).replaceAll('2026-11-20', at.first.date);
}

/** The rows as a file; each `section period student code …`, its date today unless it names one. */
const file = (...rows: string[]) =>
  [HEADER, ...rows.map((one) => (/^\d{4}-/.test(one) ? one : `${at.first.date},${one}`))].join('\n');

async function send(text: string, query = '', person: TestPerson = office(), headers = {}) {
  const { bytes, headers: type } = asCsv(text);
  const options = { token: person.token, bytes, headers: { ...type, ...headers } };
  return app.call<ImportView>('POST', `${base()}${query}`, options);
}

async function ended(id: string): Promise<ImportView> {
  const look = async () => (await call('GET', `/attendance/mark-imports/${id}`)).body;
  await until(async () => (await look()).finishedAt !== null, 'the import');
  return look();
}

async function importing(text: string, query = ''): Promise<ImportView> {
  const { status, body } = await send(text, query);
  expect(status).toBe(202);
  return ended(body.id);
}

const register = async (id = at.secondRegisterId) => (await call<Register>('GET', `/registers/${id}`)).body;
const codes = async (id?: string) => (await register(id)).entries.map(({ mark }) => mark?.code ?? null);
const faults = async ({ id }: ImportView) =>
  (await call<Faults>('GET', `/attendance/mark-imports/${id}/faults`)).body.items;

describe('an import of marks', () => {
  beforeAll(freshClass);

  it('reports in a dry run what it would do, and does nothing', async () => {
    const made = await importing(sample, '?dryRun=true');
    expect(made).toMatchObject({
      state: 'done',
      counts: { rows: 3, created: 3, changed: 0, unchanged: 0, faulty: 0, submitted: 0 },
    });
    expect(await register()).toMatchObject({ state: 'scheduled' });
    expect(await codes()).toEqual([null, null, null]);
  });

  it('makes the marks of the documented sample in the name of who imports (A4), and keeps where they came from (A2)', async () => {
    const made = await importing(sample);
    expect(made).toMatchObject({ state: 'done', counts: { rows: 3, created: 3, faulty: 0 } });
    const { state, entries } = await register();
    expect(state).toBe('open');
    expect(entries.map(({ mark }) => mark)).toMatchObject([
      { code: 'P', markedBy: office().id },
      { code: 'L', minutesLate: 7, markedBy: office().id },
      { code: 'A' },
    ]);
    const { body } = await call<{ items: object[] }>('GET', `/registers/${at.secondRegisterId}/revisions`);
    expect(body.items).toHaveLength(3);
    for (const revision of body.items) expect(revision).toMatchObject({ revision: 1, importId: made.id });
  });

  it('changes nothing when it is done again', async () => {
    const again = await importing(sample);
    expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 3, faulty: 0 });
    expect((await register()).entries.map(({ mark }) => mark!.version)).toEqual([1, 1, 1]);
  });

  it('keeps what somebody has marked since, or replaces it, as was asked', async () => {
    const differing = file('MA-7A,Second,S-0001,A,,,');
    const kept = await importing(differing);
    expect(kept).toMatchObject({ state: 'refused', counts: { faulty: 1 } });
    expect(await faults(kept)).toEqual([
      { row: 1, field: 'code', reason: 'differs', detail: 'is marked P already, which was to be kept' },
    ]);
    expect(await importing(differing, '?existing=replace')).toMatchObject({ counts: { changed: 1 } });
    expect(await codes()).toEqual(['A', 'L', 'A']);
    const { rows } = await app.admin.query(
      `select revision, code from attendance.mark_revisions where register_id = $1 and student_id = $2 order by 1`,
      [at.secondRegisterId, at.first.students[0]],
    );
    expect(rows).toEqual([
      { revision: 1, code: 'P' },
      { revision: 2, code: 'A' },
    ]);
  });

  it('submits what is complete when that is asked (A8, A14), and no register that lacks somebody', async () => {
    const [first] = at.first.students;
    const partly = `${at.first.date},${at.first.sectionId},,${first},P,,,`;
    expect(await importing(file(partly))).toMatchObject({ state: 'refused' }); // which of two periods?
    const all = sample.replaceAll(/,P,,,|,L,7,,.*|,A,,,/g, ',P,,,');
    const made = await importing(all, '?submit=true&existing=replace');
    expect(made.counts).toMatchObject({ changed: 3, submitted: 1 });
    expect(await register()).toMatchObject({ state: 'submitted' });
    const incomplete = await importing(
      file(`${at.form.sectionId},,${at.form.students[0]},P,,,`, `MA-7A,${await periodOf()},S-0001,P,,,`),
      '?submit=true',
    );
    expect(incomplete.counts).toMatchObject({ created: 2, submitted: 1 });
    expect((await register(at.first.registerId)).state).toBe('open');
  });

  /** Of the first register of the class. */
  async function periodOf(): Promise<string> {
    const { rows } = await app.admin.query<{ name: string }>(
      `select period_name as name from attendance.registers where id = $1`,
      [at.first.registerId],
    );
    return rows[0]!.name;
  }

  it('takes a missed register late, also by what only the office may say', async () => {
    const meaning = { category: 'Excused Absence', presence: 0, authorised: true, officeOnly: true };
    const code = { code: 'O', label: 'Of the office', ...meaning };
    await call('POST', '/attendance-codes', code, schools.hill.people.admin);
    await app.admin.query(
      `update attendance.registers set state = 'missed', version = version + 1 where id = $1`,
      [at.first.registerId],
    );
    const made = await importing(file(`MA-7A,${await periodOf()},S-0002,O,,,`));
    expect(made).toMatchObject({ state: 'done', counts: { created: 1, faulty: 0 } });
    expect((await register(at.first.registerId)).state).toBe('open');
    expect(await codes(at.first.registerId)).toContain('O');
  });

  it('asks for a reason after submission (A2), and lets a locked register be (A5)', async () => {
    const without = await importing(file('MA-7A,Second,S-0002,A,,,'), '?existing=replace');
    expect(await faults(without)).toMatchObject([{ field: 'reason', reason: 'attendance.reason_required' }]);
    const explained = await importing(file('MA-7A,Second,S-0002,A,,,Was away'), '?existing=replace');
    expect(explained.counts).toMatchObject({ changed: 1 });
    await app.admin.query(
      `update attendance.registers set state = 'locked', version = version + 1 where id = $1`,
      [at.secondRegisterId],
    );
    const locked = await importing(file('MA-7A,Second,S-0002,P,,,Was here'), '?existing=replace');
    expect(await faults(locked)).toMatchObject([{ field: '', reason: 'attendance.register_locked' }]);
    expect(await codes()).toEqual(['P', 'A', 'P']);
  });
});

describe('a file of marks with faults', () => {
  beforeAll(freshClass);

  const faulty = () =>
    file(
      'MA-7A,Second,S-0001,P,,,',
      '=SUM(A1),Second,S-0002,P,,,',
      'MA-7A,Third,S-0002,P,,,',
      'MA-7A,Second,nobody,P,,,',
      'MA-7A,Second,S-0002,ZZ,,,',
      'MA-7A,Second,S-0003,L,46,,',
      '2025-07-05,MA-7A,Second,S-0003,P,,,',
      'MA-7A,Second,S-0003,L,soon,,',
    );
  const expected = [
    [2, 'section', 'no_such_section'],
    [3, 'period', 'no_register'],
    [4, 'student', 'no_such_student'],
    [5, 'code', 'attendance.code_not_usable'],
    [6, 'minutesLate', 'attendance.code_not_usable'],
    [7, 'date', 'no_register'],
    [8, 'minutesLate', 'not_a_number'],
  ];

  it('stays out whole when all or nothing is meant (A6, A9), each fault named by row, column and reason', async () => {
    const made = await importing(faulty());
    expect(made).toMatchObject({ state: 'refused', counts: { rows: 8, created: 1, faulty: 7 } });
    expect((await faults(made)).map(({ row, field, reason }) => [row, field, reason])).toEqual(expected);
    expect(await codes()).toEqual([null, null, null]);
    expect(await register()).toMatchObject({ state: 'scheduled' });
  });

  it('has its good rows come in when that was chosen, and a report that is safe to open', async () => {
    const made = await importing(faulty(), '?mode=good-rows-only');
    expect(made).toMatchObject({ state: 'done', counts: { rows: 8, created: 1, faulty: 7 } });
    expect(await codes()).toEqual(['P', null, null]);
    const url = `${app.url}/api/v1${base()}/${made.id}/report`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${office().token}` } });
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="faults-[\w-]+\.csv"$/,
    );
    const lines = (await response.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(8);
    expect(lines[1]).toBe(
      `2,section,no_such_section,"is no section of the school, by id or code",${at.first.date},'=SUM(A1),Second,S-0002,P`,
    );
    const { rows } = await app.admin.query(
      `select state, count(*)::int as n from attendance.mark_import_rows where import_id = $1 group by 1`,
      [made.id],
    );
    expect(rows).toEqual([{ state: 'faulty', n: 7 }]);
  });

  it('is refused with a word about it when it cannot be read at all', async () => {
    const lacking = await importing('date,section\n2026-11-20,7A');
    expect(lacking).toMatchObject({ state: 'refused', counts: null });
    expect(lacking.problem).toContain('lacks the column student, code');
    expect((await importing('a;b;c\n1;2;3')).problem).toContain('marks.csv');
    expect((await send('{}', '', office(), { 'content-type': 'application/json' })).status).toBe(422);
  });
});

describe('imports of marks', () => {
  beforeAll(freshClass);

  it('K1, K2 are for the office, of its school alone; who asked is in the audit log (K7)', async () => {
    const { hill, lake } = schools;
    const { body } = await send(sample);
    await ended(body.id);
    for (const person of [hill.people.teacher, hill.people.guardian, hill.people.auditor])
      expect((await send(sample, '', person)).status).toBe(403);
    expect((await send(sample, '', lake.people.admin)).status).toBe(404);
    for (const below of ['', '/faults', '/report']) {
      const path = `${base(lake)}/${body.id}${below}`;
      const answer = await app.call<ImportView>('GET', path, { token: lake.people.admin.token });
      expect([below, answer.body.code]).toEqual([below, 'attendance.mark_import_not_found']);
    }
    const { token } = lake.people.admin;
    const theirs = await app.call<{ items: object[] }>('GET', base(lake), { token });
    expect(theirs.body.items).toEqual([]);
    const { rows } = await app.admin.query(
      `select distinct person_id from platform.audit_entries where subject_type = 'MarkImport' and subject_id = $1`,
      [body.id],
    );
    expect(rows).toEqual([{ person_id: office().id }]);
  });

  it('K4 are placed once for one key, and listed with the latest first', async () => {
    const headers = { 'idempotency-key': 'the-same-file-twice' };
    const [first, second] = [
      await send(sample, '', office(), headers),
      await send(sample, '', office(), headers),
    ];
    expect(second.body.id).toBe(first.body.id);
    expect((await send(`${sample}\n`, '', office(), headers)).status).toBe(422);
    await ended(first.body.id);
    const { body } = await call<{ items: ImportView[] }>('GET', '/attendance/mark-imports?limit=1');
    expect(body.items.map(({ id }) => id)).toEqual([first.body.id]);
  });

  it('go on where they were when their job died between two transactions', async () => {
    const ofForm = `${at.form.sectionId},,${at.form.students[0]},P,,,`;
    const { body } = await send(file(ofForm), '?mode=good-rows-only');
    await ended(body.id);
    await diedAfterFirstRow(body.id);
    expect(await ended(body.id)).toMatchObject({ state: 'done', counts: { rows: 2, created: 2 } });
    expect((await register(at.form.registerId)).entries[0]!.mark).toMatchObject({ code: 'P', version: 1 });
    expect((await register(at.first.registerId)).entries[0]!.mark).toMatchObject({ code: 'A', version: 1 });
  });

  /** What a worker leaves behind that is killed once the first row of two is done, and what another then finds. */
  async function diedAfterFirstRow(importId: string): Promise<void> {
    const { rows: jobs } = await app.admin.query<{ id: string }>(
      `select job_id as id from attendance.mark_imports where id = $1`,
      [importId],
    );
    const job = [jobs[0]!.id];
    const over = `select from platform.jobs where id = $1 and state = 'done'`;
    await until(async () => (await app.admin.query(over, job)).rowCount === 1, 'the job to be over');
    await app.admin.query(
      `insert into attendance.mark_import_rows (school_id, import_id, row_no, date, section, period, student, code,
         register_id, student_id, state, outcome)
       select $1, $2, r.no, '', '', '', '', r.code, r.register, r.student, r.state, r.outcome
       from (values (1, 'P', $3::uuid, $4::uuid, 'done', 'created'), (2, 'A', $5, $6, 'staged', null))
         as r (no, code, register, student, state, outcome)`,
      [
        schools.hill.id,
        importId,
        at.form.registerId,
        at.form.students[0],
        at.first.registerId,
        at.first.students[0],
      ],
    );
    await app.admin.query(
      `update attendance.mark_imports set state = 'applying', finished_at = null where id = $1`,
      [importId],
    );
    const waits = `update platform.jobs set state = 'waiting', finished_at = null where id = $1`;
    await app.admin.query(waits, job);
  }

  it('are made by the command line as well', async () => {
    const path = join(await temporaryFolder(), 'marks.csv');
    await writeFile(path, sample);
    const words = ['import', 'marks', path, '--school', schools.hill.id, '--as', office().email];
    const dry = await lyceum(app, [...words, '--dry-run']);
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out).toMatch(/unchanged +3/);
    await writeFile(path, file('MA-7A,Second,nobody,P,,,'));
    const refused = await lyceum(app, words);
    expect(refused).toMatchObject({ code: 65, err: expect.stringContaining('Nothing was imported') });
    expect(refused.out).toMatch(/1 +student +no_such_student/);
    expect(await lyceum(app, words.with(2, '/no/such/file'))).toMatchObject({ code: 64 });
  }, 120_000);
});
