import { Agent, request } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { closeApplication, drain } from '#platform/http/drain';
import { Health } from '#platform/observability/health';
import { aClass } from '../../support/a-class.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

const never = new AbortController().signal;

/** What a proxy sees: the status and whether the connection stays open; rejects with the system's error. */
function ask(app: TestApp, agent?: Agent): Promise<{ status: number; connection: string | undefined }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${app.url}/api/v1/me`, { agent }, (answer) => {
      answer
        .resume()
        .on('end', () => resolve({ status: answer.statusCode!, connection: answer.headers.connection }));
    });
    asked.on('error', reject).end();
  });
}

describe('a process that is asked to stop (R7)', () => {
  it('serves on, not ready, while its answers send clients elsewhere; then takes no connection', async () => {
    const app = await TestApp.start();
    const agent = new Agent({ keepAlive: true });
    expect(await ask(app, agent)).toEqual({ status: 401, connection: 'keep-alive' });

    const drained = drain(app.app, 1, never);
    expect(await app.app.get(Health).readiness()).toMatchObject({ status: 'draining' });
    expect(await ask(app, agent)).toEqual({ status: 401, connection: 'close' });
    expect(await ask(app)).toEqual({ status: 401, connection: 'close' });

    await until(() => isRefused(ask(app)), 'the end of new connections');
    await drained;
    await app.stop();
  });

  it('answers what is under way, and is not held up by a client that asks on and on', async () => {
    const app = await TestApp.start();
    const { hill } = await twoSchools(app);
    const { registerId } = await aClass(app, hill);
    await app.admin.query('begin');
    await app.admin.query('select from attendance.registers where id = $1 for update', [registerId]);
    const underWay = app.call('POST', `/schools/${hill.id}/registers/${registerId}/open`, {
      token: hill.people.teacher.token,
    });
    const restless = askOnAndOn(app);
    await until(() => isWaiting(app), 'the request to wait for the lock');

    const closed = closeApplication(app.app);
    await until(() => isRefused(ask(app)), 'the end of new connections');
    await app.admin.query('rollback');

    expect(await underWay).toMatchObject({ status: 200, body: { state: 'open' } });
    await closed;
    expect([...(await restless)]).toEqual([401]);
    await app.stop();
  });

  it('gives up waiting when it is told to hurry', async () => {
    const app = await TestApp.start();
    const hurry = new AbortController();
    const drained = drain(app.app, 600, hurry.signal);
    hurry.abort();
    await drained;
    expect(await isRefused(ask(app))).toBe(true);
    await app.stop();
  });
});

async function isRefused(answer: Promise<unknown>): Promise<boolean> {
  return answer.then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ECONNREFUSED',
  );
}

async function isWaiting(app: TestApp): Promise<boolean> {
  return (await waitingBehind(app.admin)) > 0;
}

/** Asks over one connection at a time, kept open where the server allows it, until there is none to be had. */
async function askOnAndOn(app: TestApp): Promise<Set<number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const answers = new Set<number>();
  try {
    for (;;) answers.add((await ask(app, agent)).status);
  } catch {
    return answers;
  }
}
