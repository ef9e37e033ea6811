import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyedTokens } from '#platform/auth/keyed-tokens';
import { aClass, type TestClass } from '../../support/a-class.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

describe('a school’s record and the person behind it', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let hill: TestClass;
  let lake: TestClass;

  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
    hill = await aClass(app, schools.hill);
    lake = await aClass(app, schools.lake);
  });
  afterAll(() => app.stop());

  const sectionsOf = async (at: TestClass, token: string) => {
    const path = `/schools/${at.schoolId}/sections`;
    const { body, status } = await app.call<{ items?: { id: string }[] }>('GET', path, { token });
    return { status, ids: (body.items ?? []).map(({ id }) => id) };
  };

  it('become one only when the person accepts, and only in that school', async () => {
    const person = await somebody(app, null, {});
    const [rosterPersonId] = hill.students;
    const invited = await app.call<{ id: string }>('POST', `/schools/${hill.schoolId}/invitations`, {
      token: schools.hill.people.office.token,
      body: { email: person.email, role: 'student', rosterPersonId },
    });
    expect(invited.status).toBe(201);
    expect(await sectionsOf(hill, person.token)).toMatchObject({ status: 404 });

    const token = await new KeyedTokens(app.secrets, 'mailed-links').tokenFor('invitation', invited.body.id);
    await app.call('POST', '/invitations/accept', { token: person.token, body: { token } });
    const often = Array.from({ length: 6 }); // whichever replica answers
    await until(async () => {
      const seen = await Promise.all(often.map(() => sectionsOf(hill, person.token)));
      return seen.every(({ ids }) => ids.length > 0);
    }, 'the student to see the own sections');
    expect(await sectionsOf(hill, person.token)).toEqual({ status: 200, ids: [hill.sectionId] });
    expect(await sectionsOf(lake, person.token)).toMatchObject({ status: 404 });
  });

  it('stay apart when the record is another school’s (K1)', async () => {
    const person = await somebody(app, null, {});
    const invited = await app.call<{ id: string }>('POST', `/schools/${hill.schoolId}/invitations`, {
      token: schools.hill.people.office.token,
      body: { email: person.email, role: 'student', rosterPersonId: lake.students[0] },
    });
    const token = await new KeyedTokens(app.secrets, 'mailed-links').tokenFor('invitation', invited.body.id);
    await app.call('POST', '/invitations/accept', { token: person.token, body: { token } });
    await until(async () => {
      const { rows } = await app.admin.query<{ state: string }>(
        `select state from platform.jobs where payload ->> 'reaction' = 'roster.link-sign-in' order by created_at desc`,
      );
      return rows[0]?.state === 'parked';
    }, 'the reaction to be refused');
    const { rows } = await app.admin.query('select person_id from roster.people where id = $1', [
      lake.students[0],
    ]);
    expect(rows).toEqual([{ person_id: null }]);
    expect((await sectionsOf(hill, person.token)).ids).toEqual([]);
  });
});
