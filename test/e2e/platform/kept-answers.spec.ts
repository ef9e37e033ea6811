import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { Metrics } from '#platform/observability/metrics';
import { aClass, type TestClass } from '../../support/a-class.js';
import { settled } from '../../support/settled.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

const LIMIT = 400;
let app: TestApp;
let schools: TwoSchools;
let register: TestClass;
let queries = 0;
/** How many were answered by the list so far. */
let answered = 0;

beforeAll(async () => {
  app = await TestApp.start({ API_REQUESTS_PER_MINUTE: String(LIMIT) });
  schools = await twoSchools(app);
  register = await aClass(app, schools.hill);
  app.app.get(QueryBus).subscribe(() => queries++);
});
afterAll(() => app.stop());

async function look(who: TestPerson, query = '') {
  const path = `/schools/${schools.hill.id}/registers${query}`;
  const answer = await app.call('GET', path, { token: who.token });
  if (answer.status === 200) answered++;
  return answer;
}

/** Asks, and says whether a handler was asked as well. */
async function ask(who: TestPerson, query?: string) {
  const before = queries;
  const answer = await look(who, query);
  return { ...answer, handled: queries > before };
}

/** Until the answer is kept: the relay may still have something to tell. */
async function kept(who: TestPerson) {
  await settled(app);
  await until(async () => !(await ask(who)).handled, 'the answer to be kept');
}

const office = () => somebody(app, 'office', { schoolId: schools.hill.id });

describe('an answer that was kept', () => {
  it('is given again without asking a handler, with the same headers, and counted', async () => {
    const ada = await office();
    const first = await ask(ada);
    await kept(ada);
    const [one, two] = [await ask(ada), await ask(ada)];
    expect([first.handled, one.handled, two.handled]).toEqual([true, false, false]);
    expect(two.body).toEqual(first.body);
    const names = ({ headers }: typeof one) => [...headers.keys()].toSorted();
    expect(names(two)).toEqual(names(first));
    expect(two.headers.get('x-request-id')).not.toBe(one.headers.get('x-request-id'));
    const left = ({ headers }: typeof one) => Number(headers.get('ratelimit-remaining'));
    expect(left(two)).toBe(left(one) - 1);
  });

  it('is measured like any other', async () => {
    const ada = await office();
    await kept(ada);
    const measured = async () => {
      const found = /request_seconds_count\{method="GET",route="[^"]*registers",status="200"\} (\d+)/.exec(
        await app.app.get(Metrics).text(),
      );
      return Number(found?.[1]);
    };
    expect((await ask(ada)).handled).toBe(false);
    // What is measured comes right after the answer.
    await until(async () => (await measured()) === answered, `${answered} to be measured`);
  });

  it('is not given to anybody else, or to another question (K2)', async () => {
    await kept(await office());
    expect(await ask(schools.lake.people.office)).toMatchObject({ status: 404, handled: false });
    expect((await app.call('GET', `/schools/${schools.hill.id}/registers`)).status).toBe(401);
    const { teacher } = schools.hill.people;
    expect(await ask(teacher)).toMatchObject({ status: 200, handled: true });
    expect(await ask(teacher)).toMatchObject({ status: 200, handled: true });
    const ada = await office();
    expect(await ask(ada, '?date=2020-01-01')).toMatchObject({ body: { items: [] }, handled: true });
  });

  it('is not given after something has changed', async () => {
    const ada = await office();
    await kept(ada);
    const { token } = schools.hill.people.teacher;
    await app.call('POST', `/schools/${register.schoolId}/registers/${register.registerId}/open`, { token });
    expect(await ask(ada)).toMatchObject({ body: { items: [{ state: 'open' }] }, handled: true });
  });

  it('is not given any more to who has signed out, or is no longer a member', async () => {
    const [ada, eve] = [await office(), await office()];
    for (const who of [ada, eve]) await kept(who);
    await app.call('DELETE', '/sessions/current', { token: ada.token });
    await app.admin.query(
      `update identity.memberships set valid_to = current_date - 1, valid_from = current_date - 9 where person_id = $1`,
      [eve.id],
    );
    await until(async () => (await look(ada)).status === 401, 'the end of the session');
    await until(async () => (await look(eve)).status === 404, 'the end of the membership');
    for (const who of [ada, eve]) expect((await look(who)).status).toBeGreaterThan(400);
  });

  it('is refused to who asks too much', async () => {
    const ada = await office();
    await kept(ada);
    let answer = await look(ada);
    for (let i = 0; i < LIMIT && answer.status === 200; i++) answer = await look(ada);
    expect(answer).toMatchObject({ status: 429, body: { code: 'platform.too_many_requests' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('ratelimit-remaining')).toBe('0');
  });
});
