import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface MembershipBody {
  id: string;
  personId: string;
  role: string;
  version: number;
}

describe('memberships', () => {
  let app: TestApp;
  let at: TwoSchools;
  beforeAll(async () => {
    app = await TestApp.start();
    at = await twoSchools(app);
  });
  afterAll(() => app.stop());

  const path = (school = at.hill) => `/schools/${school.id}/memberships`;
  const admin = () => at.hill.people.admin.token;
  const grant = (body: object, token = admin()) =>
    app.call<MembershipBody>('POST', path(), {
      token,
      body: { from: '2026-09-01', role: 'office', ...body },
    });
  const end = (id: string, body: object, token = admin(), headers = {}) =>
    app.call<MembershipBody>('PATCH', `${path()}/${id}`, { token, body, headers });
  const list = (query = '', token = admin()) =>
    app.call<{ items: MembershipBody[]; next?: string }>('GET', `${path()}${query}`, { token });

  it('are listed with names, for those who may, of this school alone', async () => {
    const { body } = await list();
    const members = Object.values(at.hill.people).map(({ id }) => id);
    expect(new Set(body.items.map(({ personId }) => personId))).toEqual(new Set(members));
    expect(body.items[0]).toMatchObject({ displayName: expect.any(String), email: expect.any(String) });
    const teachers = await list('?role=teacher');
    expect(teachers.body.items.map(({ personId }) => personId)).toEqual([at.hill.people.teacher.id]);
    expect((await list('', at.hill.people.teacher.token)).body).toMatchObject({
      code: 'platform.not_permitted',
    });
    expect((await list('', at.lake.people.admin.token)).status).toBe(404);
    expect((await list('?role=king')).status).toBe(422);
  });

  it('give a member another role, which counts within seconds', async () => {
    const teacher = at.hill.people.teacher;
    const members = () => app.call('GET', path(), { token: teacher.token });
    expect((await members()).status).toBe(403);
    const granted = await grant({ personId: teacher.id });
    expect(granted.status).toBe(201);
    expect(granted.body).toMatchObject({
      personId: teacher.id,
      role: 'office',
      from: '2026-09-01',
      to: null,
    });
    await until(async () => (await members()).status === 200, 'the new role');
    expect((await grant({ personId: teacher.id })).body).toMatchObject({
      status: 409,
      code: 'identity.membership_exists',
    });
    const ended = await end(granted.body.id, { to: '2026-09-30' });
    expect(ended.body).toMatchObject({ to: '2026-09-30', version: granted.body.version + 1 });
    await until(async () => (await members()).status === 403, 'the end of the role');
  });

  it('are held once at a time, and taken away on their first day', async () => {
    const teacher = at.lake.people.teacher;
    const token = at.lake.people.admin.token;
    const office = (from: string) =>
      app.call<MembershipBody>('POST', path(at.lake), {
        token,
        body: { personId: teacher.id, role: 'office', from },
      });
    const first = await office('2026-09-02');
    const exists = { status: 409, code: 'identity.membership_exists' };
    for (const from of ['2026-09-01', '2026-09-03']) expect((await office(from)).body).toMatchObject(exists);
    const taken = await app.call('PATCH', `${path(at.lake)}/${first.body.id}`, {
      token,
      body: { to: '2026-09-01' },
    });
    expect(taken.body).toMatchObject({ from: '2026-09-02', to: '2026-09-01' });
    expect((await office('2026-09-02')).status).toBe(201);
    const twice = await app.call('PATCH', `${path(at.lake)}/${first.body.id}`, { token, body: { to: null } });
    expect(twice.body).toMatchObject(exists);
  });

  it.each([
    ['a stranger', { personId: 'lake' }, 404, 'identity.person_not_found'],
    ['a role of a district', { role: 'district-admin' }, 403, 'identity.role_above_yours'],
    ['a role of the platform', { role: 'platform-admin' }, 403, 'identity.role_above_yours'],
    ['a role of programs', { role: 'integration' }, 422, 'identity.role_out_of_place'],
    ['an end before the start', { to: '2026-08-31' }, 422, 'identity.membership_dates_reversed'],
    ['a date that is none', { from: '2026-02-30' }, 422, 'platform.input_invalid'],
  ])('are not given to or as %s', async (_, wrong, status, code) => {
    const personId = 'personId' in wrong ? at.lake.people.teacher.id : at.hill.people.guardian.id;
    const { body } = await grant({ ...wrong, personId });
    expect(body).toMatchObject({ status, code });
  });

  it('are not changed from another school, by office, or on an old version', async () => {
    const { body } = await list('?role=student');
    const [membership] = body.items;
    const foreign = await app.call('PATCH', `${path(at.lake)}/${membership!.id}`, {
      token: at.lake.people.admin.token,
      body: { to: null },
    });
    expect(foreign.body).toMatchObject({ status: 404, code: 'identity.membership_not_found' });
    expect((await end(membership!.id, { to: null }, at.hill.people.office.token)).status).toBe(403);
    expect((await end(membership!.id, { to: null }, admin(), { 'if-match': '"99"' })).body).toMatchObject({
      code: 'kernel.version_stale',
    });
    expect((await end(membership!.id, { to: '2020-01-01' })).body).toMatchObject({
      code: 'identity.membership_dates_reversed',
    });
    expect((await end(membership!.id, {})).status).toBe(422);
    expect((await end('guess', { to: null })).status).toBe(404);
  });

  it('count once for an Idempotency-Key (K4)', async () => {
    const member = await somebody(app, 'teacher', { schoolId: at.hill.id });
    const once = () =>
      app.call<MembershipBody>('POST', path(), {
        token: admin(),
        body: { personId: member.id, role: 'auditor', from: '2026-09-01' },
        headers: { 'idempotency-key': 'grant-1' },
      });
    const [one, two] = [await once(), await once()];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.body.id).toBe(one.body.id);
    expect(two.headers.get('idempotency-replayed')).toBe('true');
  });
});
