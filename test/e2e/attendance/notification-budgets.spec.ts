import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SchoolFixtures } from '../../support/school-fixtures.js';
import { countStatements } from '../../support/statements.js';
import { aNotification } from '../../support/telling-fixtures.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
const entries = new Map<TestSchool, string>();

beforeAll(async () => {
  app = await TestApp.start({ LYCEUM_ROLE: 'api' });
  schools = await twoSchools(app);
  for (const [school, size] of [
    [schools.hill, 1],
    [schools.lake, 60],
  ] as const) {
    const fixtures = new SchoolFixtures(app, school);
    for (let i = 0; i < size; i++) entries.set(school, (await aNotification(fixtures))['notificationId']!);
    // What is cached of the callers is cached now, and the ORM has made sure that there is a database.
    for (const path of ['/notifications', '/notification-settings']) await call(school, 'GET', path);
  }
  const { id, people } = schools.hill;
  for (const origin of app.origins)
    await app.call('PUT', `/schools/${id}/notification-preferences`, {
      token: people.admin.token,
      body: choices(false),
      origin,
    });
});
afterAll(() => app.stop());

const call = (school: TestSchool, method: string, path: string, body?: object) =>
  app.call(method, `/schools/${school.id}${path}`, { token: school.people.admin.token, body });
const choices = (wanted: boolean) => ({ items: [{ subscription: 'alert', wanted }] });

/** Statements of a call, apart from begin and commit. */
async function cost(...given: Parameters<typeof call>): Promise<number> {
  const { result, ofRequest } = await countStatements(() => call(...given));
  expect([result.status, result.body]).toEqual([200, expect.anything()]);
  return ofRequest(result);
}

describe('the query budget, for one entry of the log or sixty, of', () => {
  it('the log, an entry of it, the settings, the preferences and the wall is one statement', async () => {
    for (const [school, entry] of entries)
      for (const path of [
        '/notifications?limit=200',
        `/notifications/${entry}`,
        '/notification-settings',
        '/notification-preferences',
        '/registers-not-taken',
      ])
        expect([path, await cost(school, 'GET', path)]).toEqual([path, 1]);
  });

  it('choosing is three: choice, audit, and one to show it; the settings four', async () => {
    expect(await cost(schools.hill, 'PUT', '/notification-preferences', choices(true))).toBe(3);
    await call(schools.hill, 'PATCH', '/notification-settings', { reminderMinutes: 20 });
    expect(await cost(schools.hill, 'PATCH', '/notification-settings', { reminderMinutes: 25 })).toBe(4);
  });
});
