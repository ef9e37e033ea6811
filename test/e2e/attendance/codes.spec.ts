import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aClass, type TestClass } from '../../support/a-class.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';

interface Code {
  id: string;
  code: string;
  label: string;
  presence: number;
  active: boolean;
  meaning: number;
  version: number;
}
interface Problem {
  code: string;
  errors?: { pointer: string }[];
}

interface Call {
  readonly school?: TestSchool;
  readonly as?: keyof TestSchool['people'];
  readonly headers?: Record<string, string>;
}

const AWAY = { code: 'AW', label: 'Away', category: 'In Attendance', presence: 2, authorised: true };

describe('the codes of a school', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let hill: TestClass;

  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
    hill = await aClass(app, schools.hill, 3);
    await aClass(app, schools.lake, 1);
  });
  afterAll(() => app.stop());

  const call = <T = Code & Problem>(
    method: string,
    path: string,
    body?: object,
    { school = schools.hill, as = 'admin', headers = {} }: Call = {},
  ) => app.call<T>(method, `/schools/${school.id}${path}`, { token: school.people[as].token, body, headers });
  const list = async (query = '?active=true&limit=200', school = schools.hill) =>
    (await call<{ items: Code[] }>('GET', `/attendance-codes${query}`, undefined, { school })).body.items;
  const named = async (code: string) => (await list('?limit=200')).find((one) => one.code === code)!;
  const letters = async (school = schools.hill) =>
    (await list(undefined, school)).map(({ code }) => code).join(' ');

  it('begin as the simple pack, and can be added to, changed, retired, restored and put in order', async () => {
    expect(await letters()).toBe('P A L E');
    const made = await call('POST', '/attendance-codes', AWAY);
    expect(made).toMatchObject({ status: 201, body: { ...AWAY, active: true, meaning: 1, version: 1 } });
    const path = `/attendance-codes/${made.body.id}`;
    expect(await call('PATCH', path, { label: 'Away with us', offSite: true })).toMatchObject({
      status: 200,
      body: { label: 'Away with us', offSite: true, meaning: 2, version: 2 },
    });
    expect(await call('POST', `${path}/retire`)).toMatchObject({
      body: { active: false, meaning: 2, version: 3 },
    });
    expect(await letters()).toBe('P A L E');
    expect(await call('POST', `${path}/restore`)).toMatchObject({ body: { active: true, meaning: 2 } });
    const ordered = await call<{ items: Code[] }>('PUT', '/attendance-codes/order', {
      codeIds: [made.body.id],
    });
    expect(ordered.body.items.map(({ code }) => code)).toEqual(['AW', 'P', 'A', 'L', 'E']);
    const versions = await call<{ items: { meaning: number; label: string; changedBy: string }[] }>(
      'GET',
      `${path}/versions`,
    );
    expect(versions.body.items).toMatchObject([
      { meaning: 2, label: 'Away with us', changedBy: schools.hill.people.admin.id },
      { meaning: 1, label: 'Away' },
    ]);
  });

  it('are refused when they cannot be: each mistake by its code', async () => {
    expect(await call('POST', '/attendance-codes', { ...AWAY, code: 'P' })).toMatchObject({
      status: 409,
      body: { code: 'attendance.code_taken' },
    });
    const unsound = { ...AWAY, code: 'NR', notRequired: true };
    expect(await call('POST', '/attendance-codes', unsound)).toMatchObject({
      status: 422,
      body: { code: 'attendance.code_meaning_unsound', errors: [{ pointer: '/presence' }] },
    });
    expect(await call('POST', '/attendance-codes', { ...AWAY, code: 'A B' })).toMatchObject({ status: 422 });
    const { id, version } = await named('E');
    const stale = await call(
      'PATCH',
      `/attendance-codes/${id}`,
      { label: 'E' },
      { headers: { 'if-match': `"${version + 1}"` } },
    );
    expect(stale).toMatchObject({ status: 412, body: { code: 'kernel.version_stale' } });
    const elsewhere = (await list('?limit=1', schools.lake))[0]!;
    expect(await call('GET', `/attendance-codes/${elsewhere.id}`)).toMatchObject({
      status: 404,
      body: { code: 'attendance.code_not_found' },
    });
    expect(await call('PUT', '/attendance-codes/order', { codeIds: [elsewhere.id] })).toMatchObject({
      status: 404,
    });
  });

  it('are everybody’s to read and a leader’s to change', async () => {
    for (const as of ['teacher', 'office'] as const) {
      expect((await call('GET', '/attendance-codes', undefined, { as })).status).toBe(200);
      expect((await call('POST', '/attendance-codes', AWAY, { as })).status).toBe(403);
      expect((await call('PUT', '/attendance-settings/code-pack', { pack: 'simple' }, { as })).status).toBe(
        403,
      );
    }
  });

  it('never rewrite what was marked: not when a code changes, not when another pack comes', async () => {
    const register = `/registers/${hill.registerId}`;
    const mark = (studentId: string, code: string) => ({ studentId, code, baseVersion: 0 });
    await call('POST', `${register}/open`);
    await call('POST', `${register}/marks`, { marks: [mark(hill.students[0]!, 'P')] });
    const packed = await call<{ codePack: string }>('PUT', '/attendance-settings/code-pack', {
      pack: 'england',
    });
    expect(packed).toMatchObject({ status: 200, body: { codePack: 'england' } });
    expect(await letters()).toMatch(/^\/ \\ L K V P W B D C1 /);
    expect((await named('A')).active).toBe(false);
    await call('POST', `${register}/marks`, { marks: [mark(hill.students[1]!, 'P')] });
    const { body } = await call<{ entries: { mark: object | null }[] }>('GET', register);
    expect(body.entries).toMatchObject([
      { mark: { code: 'P', label: 'Present', teacher: { codeVersion: 1 } } },
      { mark: { code: 'P', label: 'Sporting activity', teacher: { codeVersion: 2 } } },
      { mark: null },
    ]);
    const { rows } = await app.admin.query(
      `select label, off_site, statistical_meaning from attendance.effective_marks where register_id = $1 order by version, label`,
      [hill.registerId],
    );
    expect(rows).toEqual([
      { label: 'Present', off_site: false, statistical_meaning: null },
      {
        label: 'Sporting activity',
        off_site: true,
        statistical_meaning: 'Attending a place other than the school',
      },
    ]);
    const retired = await call('POST', `${register}/marks`, { marks: [mark(hill.students[2]!, 'A')] });
    expect(retired).toMatchObject({ status: 422, body: { code: 'attendance.code_not_usable' } });
    expect(await letters(schools.lake)).toBe('P A L E');
  });

  it('are audited, each change with what it was before (K7)', async () => {
    const { id } = await named('E');
    await call('PATCH', `/attendance-codes/${id}`, { label: 'Kept at home' });
    const { body } = await call<{ items: object[] }>('GET', `/audit-entries?subjectId=${id}`);
    expect(body.items[0]).toMatchObject({
      action: 'update',
      subjectType: 'AttendanceCode',
      after: { label: 'Kept at home' },
    });
  });

  it('cost as many statements for forty codes as for four', async () => {
    const cost = async (school: TestSchool, method: string, path: string, body?: object) => {
      const { result, ofRequest } = await countStatements(() => call(method, path, body, { school }));
      expect(result.status).toBeLessThan(300);
      return ofRequest(result);
    };
    const costs = [];
    for (const school of [schools.lake, schools.hill]) {
      const [first] = await list('?active=true&limit=1', school);
      const path = `/attendance-codes/${first!.id}`;
      costs.push([
        await cost(school, 'GET', '/attendance-codes?limit=200'),
        await cost(school, 'GET', path),
        await cost(school, 'GET', `${path}/versions`),
        await cost(school, 'GET', '/attendance-settings'),
        await cost(school, 'PATCH', path, { label: 'Renamed' }),
        await cost(school, 'PUT', '/attendance-settings/code-pack', { pack: 'simple' }),
        await cost(school, 'PUT', '/attendance-settings/code-pack', { pack: 'england' }),
      ]);
    }
    const [few, many] = costs;
    for (const [route, budget] of [1, 1, 1, 1, 4, 8, 8].entries()) {
      expect(few![route]).toBeLessThanOrEqual(budget);
      expect(many![route]).toBeLessThanOrEqual(budget);
    }
  });
});

describe('how a school takes attendance', () => {
  let app: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    app = await TestApp.start();
    school = (await twoSchools(app)).hill;
  });
  afterAll(() => app.stop());

  const call = (method: string, body?: object, as: keyof TestSchool['people'] = 'admin', headers = {}) =>
    app.call(method, `/schools/${school.id}/attendance-settings`, {
      token: school.people[as].token,
      body,
      headers,
    });
  const defaults = {
    codePack: null,
    lockAfterDays: 7,
    missedAfterMinutes: 60,
    recordsKeptMonths: null,
    version: 1,
  };

  it('goes by defaults, which are the database’s as well, until somebody settles it', async () => {
    expect(await call('GET')).toMatchObject({ status: 200, body: defaults });
    const { rows } = await app.admin.query(
      `with made as (insert into attendance.school_settings (school_id)
         select id from identity.schools where id <> $1 limit 1 returning *)
       select code_pack as "codePack", lock_after_days as "lockAfterDays", missed_after_minutes as "missedAfterMinutes",
         records_kept_months as "recordsKeptMonths", version from made`,
      [school.id],
    );
    expect(rows).toEqual([defaults]);
    expect(await call('PATCH', { lockAfterDays: 14 }, 'admin', { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { lockAfterDays: 14, missedAfterMinutes: 60 },
    });
    expect(await call('PATCH', { missedAfterMinutes: 0 })).toMatchObject({
      body: { lockAfterDays: 14, missedAfterMinutes: 0, version: 2 },
    });
    expect(await call('PATCH', { lockAfterDays: 1 }, 'admin', { 'if-match': '"1"' })).toMatchObject({
      status: 412,
    });
  });

  it('is within bounds, the office’s to read and a leader’s to change', async () => {
    for (const body of [
      { lockAfterDays: 366 },
      { lockAfterDays: -1 },
      { missedAfterMinutes: 1.5 },
      { codePack: 'simple' },
    ])
      expect((await call('PATCH', body)).status).toBe(422);
    expect((await call('GET', undefined, 'office')).status).toBe(200);
    expect((await call('PATCH', { lockAfterDays: 1 }, 'office')).status).toBe(403);
    expect((await call('GET', undefined, 'teacher')).status).toBe(403);
  });
});
