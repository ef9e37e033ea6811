import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { Metrics } from '#platform/observability/metrics';
import { withClient } from '../../support/template.js';
import { TestApp, type Answer } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

/** More than may be late at once. */
const MANY = 45;

/** So many are let in whoever asks; where they come slowly, some of the others may be refused as well. */
const ALWAYS_LET_IN = 32;

/** What became of those who waited. @returns how many of them were refused */
async function outcome(waiting: readonly Promise<Answer>[], served: number): Promise<number> {
  const answers = await Promise.all(waiting);
  const refused = answers.filter(({ status }) => status === 503).length;
  expect(answers.filter(({ status }) => status === served)).toHaveLength(answers.length - refused);
  expect(answers.length - refused).toBeGreaterThanOrEqual(ALWAYS_LET_IN);
  return refused;
}

/** Asks until somebody is not let in; whoever is let in meanwhile waits with the others. */
async function refusedOne(ask: () => Promise<Answer>, waiting: Promise<Answer>[]): Promise<Answer> {
  let refused: Answer | undefined;
  await until(async () => {
    await pause(300); // longer than a request that is not late
    const asked = ask();
    refused = await Promise.race([asked, pause(1_000, undefined)]);
    if (!refused) waiting.push(asked);
    return refused !== undefined;
  }, 'somebody to be refused');
  return refused!;
}

/** Wherever it was refused, it says the same. */
function expectRefusal({ status, body, headers }: Answer): void {
  expect({ status, body }).toMatchObject({ status: 503, body: { code: 'platform.overloaded', status: 503 } });
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'application/problem+json',
    'content-length': String(JSON.stringify(body).length),
    'retry-after': '1',
    'x-content-type-options': 'nosniff',
    'x-request-id': (body as { requestId: string }).requestId,
  });
}

describe('R9: too much at once', () => {
  let app: TestApp;
  let schools: TwoSchools;
  beforeAll(async () => {
    app = await TestApp.start({}, undefined);
    schools = await twoSchools(app);
  });
  afterAll(() => app.stop());

  it('is refused at once, with when to come again; others and health are let in, and so is everybody afterwards', async () => {
    const { hill, lake } = schools;
    const courses = (at: typeof hill) =>
      app.call('GET', `/schools/${at.id}/courses`, { token: at.people.office.token });
    expect([(await courses(hill)).status, (await courses(lake)).status]).toEqual([200, 200]); // known from now on
    const board = () => app.call('GET', `/schools/${hill.id}/registers`, { token: hill.people.office.token });
    for (let i = 0; i < 3; i++) expect((await board()).status).toBe(200); // and kept
    const others = await withClient(app.adminUrl, async (holder) => {
      await holder.query('begin; lock table roster.courses in access exclusive mode');
      const waiting = Array.from({ length: MANY }, (_, n) =>
        app.call('GET', `/schools/${hill.id}/courses?limit=${n + 1}`, { token: hill.people.office.token }),
      );
      expectRefusal(await refusedOne(() => courses(hill), waiting));
      expect((await board()).status).toBe(503);
      expect((await app.fetch(`${app.url}/health/live`)).status).toBe(200);
      const letIn = courses(lake);
      await holder.query('commit');
      expect((await letIn).status).toBe(200);
      return outcome(waiting, 200);
    });
    expect((await courses(hill)).status).toBe(200);
    const shown = await app.app.get(Metrics).text();
    const refusals = 2 + others;
    expect(shown).toMatch(new RegExp(`^lyceum_overload_refusals_total ${refusals}$`, 'm'));
    const measured = 'lyceum_http_request_seconds_count{method="GET",route="none",status="503"}';
    expect(shown).toContain(`${measured} ${refusals}\n`); // before it was known which route they would take
  });

  it('gets nobody more by making up schools, or by naming those of others', async () => {
    const { hill, lake } = schools;
    const made = () => app.call('GET', `/schools/${newId()}`, { token: hill.people.office.token });
    const own = () => app.call('GET', `/schools/${lake.id}/courses`, { token: lake.people.office.token });
    const others = () => app.call('GET', `/schools/${lake.id}`, { token: hill.people.office.token });
    expect([(await own()).status, (await made()).status]).toEqual([200, 404]); // both are known now
    await withClient(app.adminUrl, async (holder) => {
      await holder.query('begin; lock table identity.schools in access exclusive mode');
      const waiting = Array.from({ length: MANY }, made);
      expectRefusal(await refusedOne(made, waiting));
      expect((await others()).status).toBe(503);
      const letIn = own();
      await holder.query('commit');
      expect((await letIn).status).toBe(200);
      await outcome(waiting, 404);
    });
  });

  it('is not what slow lines bring, nor large uploads', async () => {
    const { hostname, port } = new URL(app.url);
    const head = `POST /api/v1/sessions HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\n`;
    const slow = Array.from({ length: MANY }, () => connect(Number(port), hostname));
    for (const line of slow) line.write(`${head}content-length: 100\r\n\r\n{`);
    await pause(500);
    expect((await app.call('GET', '/schools')).status).toBe(401);
    slow.forEach((line) => line.destroy());
  });
});
