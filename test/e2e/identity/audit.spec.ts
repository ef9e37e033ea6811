import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';

interface Entry {
  id: string;
  at: string;
  action: string;
  subjectType: string;
  subjectId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

describe('the audit log', () => {
  let app: TestApp;
  let at: TwoSchools;
  beforeAll(async () => {
    app = await TestApp.start();
    at = await twoSchools(app);
    for (const school of [at.hill, at.lake]) {
      for (const name of ['One', 'Two', 'Three']) await rename(school, name);
    }
  });
  afterAll(() => app.stop());

  const rename = (school: TestSchool, name: string) =>
    app.call('PATCH', `/schools/${school.id}`, {
      token: school.people.admin.token,
      body: { name: `${school.name} ${name}` },
    });
  const read = (query = '', token = at.hill.people.auditor.token, school = at.hill) =>
    app.call<{ items: Entry[]; next?: string }>('GET', `/schools/${school.id}/audit-entries${query}`, {
      token,
    });

  it('tells who changed what, from what to what, when and from where (K7)', async () => {
    const { status, body } = await read();
    expect(status).toBe(200);
    expect(body.items.map(({ after }) => after!['name'])).toEqual([
      'Hill School Three',
      'Hill School Two',
      'Hill School One',
    ]);
    expect(body.items[0]).toMatchObject({
      action: 'update',
      subjectType: 'School',
      subjectId: at.hill.id,
      personId: at.hill.people.admin.id,
      clientId: null,
      origin: '127.0.0.1',
      before: { name: 'Hill School Two' },
    });
  });

  it('is read by leaders and auditors of the school', async () => {
    expect((await read('', at.hill.people.admin.token)).status).toBe(200);
    expect((await read('', at.districtAdmin.token)).status).toBe(200);
    expect((await read('', at.hill.people.office.token)).body).toMatchObject({
      code: 'platform.not_permitted',
    });
    expect((await read('', at.lake.people.auditor.token)).status).toBe(404);
    const foreign = await read('', at.lake.people.auditor.token, at.lake);
    expect(foreign.body.items.every(({ subjectId }) => subjectId === at.lake.id)).toBe(true);
  });

  it('answers what it is asked', async () => {
    const count = async (query: string) => (await read(query)).body.items.length;
    const { body } = await read();
    const [latest, middle] = body.items;
    expect(await count(`?personId=${at.hill.people.admin.id}`)).toBe(3);
    expect(await count(`?personId=${at.hill.people.teacher.id}`)).toBe(0);
    expect(await count(`?subjectId=${at.hill.id}`)).toBe(3);
    expect(await count('?subjectType=Section')).toBe(0);
    expect(await count('?action=create')).toBe(0);
    expect(await count(`?from=${latest!.at}`)).toBe(1);
    expect(await count(`?to=${middle!.at}`)).toBe(1);
    expect((await read('?action=read')).status).toBe(422);
    for (const from of ['yesterday', '2026-W47-5', '2026-11', '2026-11-20T08:00'])
      expect((await read(`?from=${from}`)).status).toBe(422);
    expect((await read('?from=2026-11-20')).status).toBe(200);
  });

  it('comes in pages that neither repeat nor hide an entry', async () => {
    const { body: all } = await read();
    const seen: string[] = [];
    for (let query = '?limit=1'; query;) {
      const { body } = await read(query);
      seen.push(...body.items.map(({ id }) => id));
      query = body.next ? `?limit=1&after=${body.next}` : '';
    }
    expect(seen).toEqual(all.items.map(({ id }) => id));
  });
});
