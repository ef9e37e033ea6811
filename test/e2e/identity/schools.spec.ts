import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';

interface Named {
  id: string;
  name: string;
}

describe('districts and schools', () => {
  let app: TestApp;
  let at: TwoSchools;
  beforeAll(async () => {
    app = await TestApp.start();
    at = await twoSchools(app);
  });
  afterAll(() => app.stop());

  const names = async (path: string, token: string) => {
    const { body } = await app.call<{ items: Named[] }>('GET', path, { token });
    return body.items.map(({ name }) => name);
  };

  it('are shown to those who belong there, and to nobody else', async () => {
    expect(await names('/schools', at.hill.people.teacher.token)).toEqual(['Hill School']);
    expect(await names('/districts', at.lake.people.student.token)).toEqual(['Lake School District']);
    expect(await names('/schools', at.districtAdmin.token)).toEqual(['Hill School']);
    expect(await names('/schools', at.platformAdmin.token)).toEqual(['Hill School', 'Lake School']);
    expect(await names('/schools', (await somebody(app, null, {})).token)).toEqual([]);
  });

  it('answer alike for a school that is another’s and one that is not there (K2)', async () => {
    const of = async (schoolId: string) => {
      const { status, body } = await app.call('GET', `/schools/${schoolId}`, {
        token: at.hill.people.admin.token,
      });
      return { status, code: body['code'], detail: body['detail'] };
    };
    const foreign = await of(at.lake.id);
    expect(foreign).toMatchObject({ status: 404, code: 'identity.school_not_found' });
    expect(await of(newId())).toEqual(foreign);
    expect(await of('not-an-id')).toMatchObject({ status: 404 });
  });

  it('are opened by those who lead: a district by the platform, a school by its district', async () => {
    const create = (token: string) =>
      app.call<Named>('POST', '/districts', { token, body: { name: 'Valley' } });
    expect((await create(at.districtAdmin.token)).body).toMatchObject({ code: 'platform.not_permitted' });
    const { status, body: district } = await create(at.platformAdmin.token);
    expect([status, district.name]).toEqual([201, 'Valley']);

    const open = (token: string, districtId: string) =>
      app.call<Named>('POST', `/districts/${districtId}/schools`, {
        token,
        body: { name: 'Brook School', timeZone: 'Pacific/Auckland' },
      });
    expect((await open(at.districtAdmin.token, district.id)).body).toMatchObject({
      status: 404,
      code: 'identity.district_not_found',
    });
    expect((await open(at.hill.people.admin.token, at.hill.districtId)).status).toBe(404);
    const opened = await open(at.districtAdmin.token, at.hill.districtId);
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({ name: 'Brook School', timeZone: 'Pacific/Auckland', locale: 'en' });
    expect(await names('/schools', at.districtAdmin.token)).toEqual(['Brook School', 'Hill School']);
    expect((await open(at.platformAdmin.token, newId())).body).toMatchObject({
      code: 'identity.district_not_found',
    });
  });

  it('are changed by their leaders, once for each version', async () => {
    const path = `/schools/${at.lake.id}`;
    const change = (token: string, body: object, headers = {}) =>
      app.call('PATCH', path, { token, body, headers });
    const leader = at.lake.people.admin.token;
    const { headers } = await app.call('GET', path, { token: leader });
    const etag = { 'if-match': headers.get('etag')! };
    expect((await change(leader, { timeZone: 'America/Chicago' }, etag)).body).toMatchObject({
      name: 'Lake School',
      timeZone: 'America/Chicago',
    });
    expect((await change(leader, { name: 'Late' }, etag)).body).toMatchObject({
      code: 'kernel.version_stale',
    });
    expect((await change(at.lake.people.office.token, { name: 'Mine' })).body).toMatchObject({
      status: 403,
      code: 'platform.not_permitted',
    });
    expect((await change(at.hill.people.admin.token, { name: 'Theirs' })).status).toBe(404);
    expect((await change(leader, { timeZone: 'Mars' })).status).toBe(422);
    expect((await change(leader, { locale: 'no such locale' })).body).toMatchObject({
      code: 'identity.locale_unknown',
    });
    expect((await change(leader, { districtId: at.hill.districtId })).status).toBe(422);
  });

  it('come in pages that neither repeat nor hide one', async () => {
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const path = `/schools?limit=1${after ? `&after=${after}` : ''}`;
      const { body } = await app.call<{ items: Named[]; next?: string }>('GET', path, {
        token: at.platformAdmin.token,
      });
      seen.push(...body.items.map(({ id }) => id));
      after = body.next;
      more = after !== undefined;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining([at.hill.id, at.lake.id]));
    const wrong = await app.call('GET', '/schools?after=guess', { token: at.platformAdmin.token });
    expect(wrong.body).toMatchObject({ code: 'platform.cursor_invalid' });
  });
});
