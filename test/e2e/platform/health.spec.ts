import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Health } from '#platform/observability/health';
import { TestApp } from '../../support/test-app.js';

describe('the health of a process', () => {
  let app: TestApp;
  let health: Health;

  beforeAll(async () => {
    app = await TestApp.start();
    health = app.app.get(Health);
  });
  afterAll(() => app.stop());

  const ask = async (path: string) => {
    const response = await app.fetch(`${app.url}${path}`);
    return { status: response.status, headers: response.headers, body: (await response.json()) as object };
  };

  it('is shown to anybody, outside of the API, and is not counted', async () => {
    const live = await ask('/health/live');
    expect(live).toMatchObject({ status: 200, body: { status: 'alive' } });
    expect(live.headers.get('cache-control')).toBe('no-store');
    expect(live.headers.get('ratelimit-remaining')).toBeNull();
    expect(await ask('/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect((await fetch(`${app.url}/api/v1/health/live`)).status).toBe(404);
  });

  it('asks for no requests while the process drains, which still answers', async () => {
    health.draining = true;
    try {
      expect(await ask('/health/ready')).toMatchObject({ status: 503, body: { status: 'draining' } });
      expect((await ask('/health/live')).status).toBe(200);
      expect((await app.call('GET', '/me')).status).toBe(401);
    } finally {
      health.draining = false;
    }
  });
});
