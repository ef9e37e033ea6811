import { spawn, type ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { standardHeaders } from '#platform/outbound/standard-webhook';
import { freePort } from '#platform/embedded/free-port';
import { until } from '../../support/until.js';

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;

describe('docs/examples/receive-webhooks.mjs', () => {
  let receiver: ChildProcess;
  let said = '';
  let url: string;
  beforeAll(async () => {
    const PORT = String(await freePort());
    url = `http://127.0.0.1:${PORT}`;
    receiver = spawn(process.execPath, ['docs/examples/receive-webhooks.mjs'], {
      env: { ...process.env, SECRET, PORT, NODE_OPTIONS: '' },
    });
    receiver.stdout!.on('data', (text: Buffer) => (said += text.toString()));
    await until(() => said.includes('listening'), 'the receiver');
  });
  afterAll(() => void receiver.kill());

  const body = JSON.stringify({
    id: 'e1',
    type: 'roster.section_created',
    schoolId: 'hill',
    data: { title: 'ż' },
  });
  const send = async (secrets: readonly string[], at = new Date(), text = body) => {
    const headers = standardHeaders({ id: 'e1', body }, secrets, at);
    return (await fetch(url, { method: 'POST', headers, body: text })).status;
  };

  it('takes what is signed by either secret, and each event once', async () => {
    const other = `whsec_${Buffer.alloc(32, 6).toString('base64')}`;
    expect(await send([SECRET])).toBe(204);
    expect(await send([other, SECRET])).toBe(204);
    expect(said.match(/roster\.section_created hill/g)).toHaveLength(1);
  });

  it('refuses another secret, other words, another time, and no signature', async () => {
    expect(await send([`whsec_${Buffer.alloc(32).toString('base64')}`])).toBe(401);
    expect(await send([SECRET], new Date(), `${body} `)).toBe(401);
    expect(await send([SECRET], new Date(Date.now() - 301_000))).toBe(401);
    expect((await fetch(url, { method: 'POST', body })).status).toBe(401);
  });
});
