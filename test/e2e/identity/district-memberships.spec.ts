import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface MembershipBody {
  id: string;
  personId: string;
  version: number;
}

describe('who leads a district', () => {
  let app: TestApp;
  let at: TwoSchools;
  let path: string;
  beforeAll(async () => {
    app = await TestApp.start();
    at = await twoSchools(app);
    path = `/districts/${at.hill.districtId}/memberships`;
  });
  afterAll(() => app.stop());

  const appoint = (email: string, token = at.platformAdmin.token, body: object = {}) =>
    app.call<MembershipBody>('POST', path, { token, body: { email, from: '2026-09-01', ...body } });
  const end = (id: string, body: object, token = at.platformAdmin.token, where = path) =>
    app.call<MembershipBody>('PATCH', `${where}/${id}`, { token, body });
  const list = (token: string) => app.call<{ items: MembershipBody[] }>('GET', path, { token });

  it('is appointed by the platform, counts within seconds, and is seen by those who lead beside them', async () => {
    const ada = await somebody(app, null, {});
    const schools = () => app.call<{ items: { id: string }[] }>('GET', '/schools', { token: ada.token });
    expect((await schools()).body.items).toEqual([]);
    const { status, body } = await appoint(ada.email.toUpperCase());
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ personId: ada.id, role: 'district-admin', from: '2026-09-01', to: null }),
    ]);
    expect((await schools()).body.items.map(({ id }) => id)).toEqual([at.hill.id]);
    await until(async () => (await list(ada.token)).status === 200, 'the new role');
    const both = new Set([ada.id, at.districtAdmin.id]);
    expect(new Set((await list(at.districtAdmin.token)).body.items.map(({ personId }) => personId))).toEqual(
      both,
    );
    expect((await appoint(ada.email)).body).toMatchObject({
      status: 409,
      code: 'identity.membership_exists',
    });
    const ended = await end(body.id, { to: '2026-09-30' });
    expect(ended.body).toMatchObject({ to: '2026-09-30', version: body.version + 1 });
    await until(async () => (await list(ada.token)).status === 404, 'the end of the role');
  });

  it('is nobody without an account, and not of a district that is not there', async () => {
    expect((await appoint('nobody@example.org')).body).toMatchObject({ code: 'identity.person_not_found' });
    expect((await appoint('nobody')).status).toBe(422);
    const ada = await somebody(app, null, {});
    expect((await appoint(ada.email, at.platformAdmin.token, { to: '2026-08-31' })).body).toMatchObject({
      code: 'identity.membership_dates_reversed',
    });
    const nowhere = await app.call('POST', `/districts/${newId()}/memberships`, {
      token: at.platformAdmin.token,
      body: { email: ada.email, from: '2026-09-01' },
    });
    expect(nowhere.body).toMatchObject({ status: 404, code: 'identity.district_not_found' });
  });

  it('is not decided by the district itself, nor by another one', async () => {
    expect((await appoint(at.districtAdmin.email, at.districtAdmin.token)).body).toMatchObject({
      code: 'platform.not_permitted',
    });
    expect((await list(at.hill.people.admin.token)).status).toBe(404);
    const of = await list(at.platformAdmin.token);
    const { id } = of.body.items.find(({ personId }) => personId === at.districtAdmin.id)!;
    const elsewhere = `/districts/${at.lake.districtId}/memberships`;
    expect((await end(id, { to: null }, at.platformAdmin.token, elsewhere)).body).toMatchObject({
      code: 'identity.membership_not_found',
    });
    const foreign = await app.call('GET', elsewhere, { token: at.districtAdmin.token });
    expect(foreign.body).toMatchObject({ status: 404, code: 'identity.district_not_found' });
  });
});
