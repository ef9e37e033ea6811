import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/test-app.js';

const FRIEND = 'https://console.example';
const preflight = (origin: string) => ({
  method: 'OPTIONS',
  headers: { origin, 'access-control-request-method': 'GET' },
});

describe('the headers of every answer', () => {
  let app: TestApp;
  let friendly: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    friendly = await TestApp.start({ CORS_ORIGINS: FRIEND });
  });
  afterAll(async () => {
    await app.stop();
    await friendly.stop();
  });

  it.each(['/', '/health/live', '/api/v1/me', '/api/v1/nothing', '/reference', '/learn'])(
    'protect %s',
    async (path) => {
      const { headers } = await fetch(`${app.url}${path}`);
      expect(headers.get('content-security-policy')).toMatch(/default-src /);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+/);
      expect(headers.has('x-powered-by')).toBe(false);
      expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    },
  );

  it('are those of a front page, whose links lead somewhere', async () => {
    const page = await (await fetch(app.url)).text();
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, link]) => link!);
    expect(links).toContain('/reference');
    for (const link of new Set(links)) expect((await fetch(`${app.url}${link}`)).status).toBe(200);
  });

  it('let pages of the origins that are allowed read an answer, and no others', async () => {
    const allowed = async (at: TestApp, origin: string) =>
      (await fetch(`${at.url}/health/live`, { headers: { origin } })).headers.get(
        'access-control-allow-origin',
      );
    expect(await allowed(friendly, FRIEND)).toBe(FRIEND);
    expect(await allowed(friendly, 'https://evil.example')).toBeNull();
    expect(await allowed(app, FRIEND)).toBeNull();
    const asked = await fetch(`${friendly.url}/api/v1/me`, preflight(FRIEND));
    expect(asked.headers.get('access-control-allow-origin')).toBe(FRIEND);
    const refused = await fetch(`${app.url}/api/v1/me`, preflight(FRIEND));
    expect(refused.headers.has('access-control-allow-origin')).toBe(false);
  });
});
