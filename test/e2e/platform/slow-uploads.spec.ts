import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/test-app.js';
import { TusClient } from '../../support/tus.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

/** How long a body may take here (ms). */
const LIMIT = 1_000;
const PATIENCE = 8 * LIMIT;

let app: TestApp;
let schools: TwoSchools;
let tus: TusClient;
let token: string;

beforeAll(async () => {
  app = await TestApp.start({ REQUEST_SECONDS: String(LIMIT / 1000) });
  schools = await twoSchools(app);
  ({ token } = schools.hill.people.teacher);
  tus = new TusClient(app.url, schools.hill.id, token);
});
afterAll(() => app.stop());

interface Slow {
  readonly bytes: number;
  readonly everyMs: number;
  readonly length?: number;
}

/** Sends a body a byte at a time; what it is answered, and whether the connection ended before all of it was sent. */
async function drip(head: readonly string[], { bytes, everyMs, length = bytes }: Slow) {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  let [answer, ended, sent] = ['', false, 0];
  socket.on('data', (part: Buffer) => void (answer += part.toString()));
  socket.on('error', () => undefined);
  socket.on('end', () => socket.end());
  socket.on('close', () => void (ended = true));
  socket.write([...head, `Host: ${hostname}`, `Content-Length: ${length}`, '', ''].join('\r\n'));
  for (; sent < bytes && !ended; sent++) {
    socket.write('a');
    await pause(everyMs);
  }
  const isOver = () => Promise.resolve(ended || (bytes === length && answer !== ''));
  await until(isOver, 'an answer, or the end', PATIENCE).finally(() => socket.destroy());
  return { status: Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1] ?? 0), ended, early: sent < bytes };
}

const patch = (at: string, offset: number, by = token) => [
  `PATCH ${at} HTTP/1.1`,
  `Authorization: Bearer ${by}`,
  'Tus-Resumable: 1.0.0',
  `Upload-Offset: ${offset}`,
  'Content-Type: application/offset+octet-stream',
];

describe('The body of an upload', () => {
  it('may take as long as it takes, as long as it comes', async () => {
    const at = await tus.begin({ 'upload-length': '16' });
    const slow = await drip(patch(at, 0), { bytes: 16, everyMs: LIMIT / 4 });
    expect(slow.status).toBe(204);
    expect((await tus.head(at)).headers['upload-offset']).toBe('16');
  });

  it('R6 is ended when nothing of it comes any more; what has come counts, and it goes on from there', async () => {
    const at = await tus.begin({ 'upload-length': '10' });
    const stopped = await drip(patch(at, 0), { bytes: 4, everyMs: 10, length: 10 });
    expect(stopped.status).toBe(408);
    expect(stopped.ended).toBe(true);
    await until(async () => (await tus.head(at)).headers['upload-offset'] === '4', 'what came');
    await until(async () => (await tus.patch(at, 4, '567890')).status === 204, 'the rest');
  });

  it('has no longer than any other where it was refused', async () => {
    const at = await tus.begin({ 'upload-length': '100' });
    const refused = await drip(patch(at, 0, 'nobody'), { bytes: 40, everyMs: LIMIT / 4, length: 100 });
    expect(refused.status).toBe(401);
    expect(refused.early).toBe(true);
  });
});

describe('Any other body', () => {
  it.each(['/api/v1/sessions', '/socket.io/?EIO=4&transport=polling'])(
    'has to be there in time: POST %s',
    async (path) => {
      const head = [`POST ${path} HTTP/1.1`, 'Content-Type: application/json'];
      const slow = await drip(head, { bytes: 40, everyMs: LIMIT / 4, length: 100 });
      expect([400, 408]).toContain(slow.status);
      expect(slow.early).toBe(true);
    },
  );
});
