import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import { TestApp } from '../../support/test-app.js';
import { somebody } from '../../support/two-schools.js';

let app: TestApp;
let token: string;

beforeAll(async () => {
  app = await TestApp.start({
    CORS_ORIGINS: 'https://app.example.org',
    PUBLIC_URL: 'https://lyceum.example.org',
  });
  token = (await somebody(app, null, {})).token;
});

afterAll(() => app.stop());

/** Whether a page of the origin gets a socket; browsers say it, programs need not. */
function opens(origin: string | undefined): Promise<boolean> {
  const extraHeaders: { origin?: string } = origin === undefined ? {} : { origin };
  const options = { transports: ['websocket'], auth: { token }, forceNew: true, reconnection: false };
  const socket = io(app.url, { ...options, extraHeaders });
  return new Promise((resolve) => {
    const end = (opened: boolean) => {
      socket.disconnect();
      resolve(opened);
    };
    socket.once('connect', () => end(true));
    socket.once('connect_error', () => end(false));
  });
}

describe('A socket', () => {
  it('opens for pages of this installation, for those that the operator names, and for programs', async () => {
    const own = new URL(app.url).origin;
    for (const origin of [own, 'https://lyceum.example.org', 'https://app.example.org', undefined])
      expect(`${origin}: ${await opens(origin)}`).toBe(`${origin}: true`);
  });

  it('does not open for pages of other sites, whoever is signed in there', async () => {
    for (const origin of [
      'https://evil.example',
      'https://app.example.org.evil.example',
      'http://app.example.org',
      'https://app.example.org:444',
      'null',
      'nonsense',
    ])
      expect(`${origin}: ${await opens(origin)}`).toBe(`${origin}: false`);
  });
});
