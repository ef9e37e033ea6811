import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { Metrics } from '#platform/observability/metrics';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { somebody } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

/** Of the 24 requests a minute that a person has here, strangers and socket messages have half. */
const PERSON = 24;
const HALF = PERSON / 2;
const SOCKETS = 4;

describe('the limits of one caller', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({
      API_REQUESTS_PER_MINUTE: String(PERSON),
      SOCKETS_PER_PERSON: String(SOCKETS),
    });
  });
  afterAll(() => app.stop());

  /** How often each status came, and the last answer. */
  const flood = async (requests: number, ask: () => ReturnType<TestApp['call']>) => {
    const statuses: Record<number, number> = {};
    let last!: Awaited<ReturnType<TestApp['call']>>;
    for (let i = 0; i < requests; i++) {
      last = await ask();
      statuses[last.status] = (statuses[last.status] ?? 0) + 1;
    }
    return { statuses, last };
  };
  const refusalsOf = async (bucket: string) =>
    new RegExp(`lyceum_rate_limited_total\\{bucket="${bucket}"\\} (\\d+)`).exec(
      await app.app.get(Metrics).text(),
    )?.[1];

  it('end a flood of wrong tokens from one address, and are told to the operator', async () => {
    const { statuses, last } = await flood(HALF + 3, () => app.call('GET', '/me', { token: 'guessed' }));
    expect(statuses).toEqual({ 401: HALF, 429: 3 });
    expect(last.body).toMatchObject({ code: 'platform.too_many_requests' });
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(last.headers.get('ratelimit-remaining')).toBe('0');
    expect(await refusalsOf('api-anonymous')).toBe('3');
  });

  it('leave signing in and refreshing to the others who are behind that address', async () => {
    const body = { email: 'nobody@example.org', password: 'not the password' };
    expect((await app.call('GET', '/me', { token: 'guessed' })).status).toBe(429);
    expect((await app.call('POST', '/sessions', { body })).status).toBe(401);
    const { statuses } = await flood(2 * HALF, () =>
      app.call('POST', '/sessions/refresh', {
        body: { refreshToken: `lrt_${'a'.repeat(43)}_${'a'.repeat(43)}` },
      }),
    );
    expect(statuses).toEqual({ 401: 2 * HALF });
  });

  it('end the search for schools of a person who is in none, and leave others alone', async () => {
    const [ada, eve] = [await somebody(app, null, {}), await somebody(app, null, {})];
    const { statuses } = await flood(PERSON + 2, () =>
      app.call('GET', `/schools/${newId()}/sections`, { token: ada.token }),
    );
    expect(statuses).toEqual({ 404: PERSON, 429: 2 });
    expect((await app.call('GET', '/me', { token: eve.token })).status).toBe(200);
  });

  it('hold over a socket as well, whatever is asked', async () => {
    const ada = await somebody(app, null, {});
    const socket = await TestSocket.connect(app, ada.token);
    try {
      const codes = [];
      for (let i = 0; i < HALF + 1; i++)
        codes.push((await socket.subscribe(`register:${newId()}`)).problem?.code);
      expect(codes.slice(0, HALF)).toEqual(Array(HALF).fill('platform.topic_not_found'));
      expect(codes.at(-1)).toBe('platform.too_many_requests');
    } finally {
      socket.close();
    }
    const text = await app.app.get(Metrics).text();
    expect(text).toContain('lyceum_socket_message_seconds_count{message="subscribe",outcome="refused"} 13');
  });

  it('let a person have so many sockets open at once; one that ends makes room for another', async () => {
    const [ada, eve] = [await somebody(app, null, {}), await somebody(app, null, {})];
    const all = await Promise.allSettled(
      Array.from({ length: 3 * SOCKETS }, () => TestSocket.connect(app, ada.token)),
    );
    const open = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refusals = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as object] : []));
    const tooMany = { status: 429, code: 'platform.too_many_sockets' };
    expect([open.length, refusals[0]]).toEqual([SOCKETS, expect.objectContaining(tooMany)]);
    expect(await refusalsOf('open-sockets')).toBe(String(2 * SOCKETS));
    (await TestSocket.connect(app, eve.token)).close();
    open[0]!.close();
    await until(async () => {
      const socket = await TestSocket.connect(app, ada.token).catch(() => undefined);
      if (socket) open.push(socket);
      return socket !== undefined;
    }, 'room for another');
    await expect(TestSocket.connect(app, ada.token)).rejects.toMatchObject(tooMany);
    open.forEach((socket) => socket.close());
  });
});
