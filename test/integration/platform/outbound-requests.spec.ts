import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { DeadlineMissed } from '#platform/deadline/within';
import { AddressRules } from '#platform/outbound/address-rules';
import { AddressRefused, PinnedPost, type HostAddress } from '#platform/outbound/pinned-post';
import { standardHeaders } from '#platform/outbound/standard-webhook';
import { Receiver } from '../../support/receiver.js';

describe('the addresses that requests may go to', () => {
  const rules = new AddressRules(['10.20.0.0/16', '127.0.0.1', 'fd00::/8']);

  it.each([
    ['public', ['1.1.1.1', '8.8.8.8', '172.15.255.255', '172.32.0.1', '2606:4700::1111', '2a00:1450::1']],
    ['allowed', ['10.20.0.0', '10.20.255.255', '127.0.0.1', 'fd12:3456::1']],
    ['refused', ['10.21.0.1', '127.0.0.2', '192.168.1.1', '172.16.0.1', '172.31.255.255', '100.64.0.1']],
    ['refused', ['169.254.169.254', '0.0.0.0', '0.1.2.3', '224.0.0.1', '255.255.255.255', '198.18.0.1']],
    ['refused', ['::1', '::', 'fe80::1', 'fc00::1', 'ff02::1', '64:ff9b::a00:1', '2001:db8::1', '2001::1']],
    ['refused', ['::ffff:10.21.0.1', '::ffff:169.254.169.254', '2002:a15:1::1', '3fff::1', '5f00::1']],
  ])('%s: %s', (standing, addresses) => {
    for (const address of addresses)
      expect([address, rules.standingOf(address)]).toEqual([address, standing]);
  });

  it('are never of a private network that the operator has not named', () => {
    const none = new AddressRules([]);
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(octet, octet, octet, (a, b, c) => {
        for (const address of [`10.${a}.${b}.${c}`, `127.${a}.${b}.${c}`, `192.168.${a}.${b}`])
          expect(none.standingOf(address)).toBe('refused');
        expect(none.standingOf(`::ffff:10.${a}.${b}.${c}`)).toBe('refused');
      }),
    );
  });
});

describe('a signature by Standard Webhooks', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

  it('is the one of the specification’s libraries', () => {
    const body = '{"test": 2432232314}';
    const headers = standardHeaders(
      { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body },
      [secret],
      new Date(1614265330_000),
    );
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is accepted by an independent verifier, by each of two secrets, for any words', () => {
    const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    fc.assert(
      fc.property(fc.uuid(), fc.dictionary(fc.string(), fc.string({ unit: 'binary' })), (id, data) => {
        const body = JSON.stringify(data);
        const headers = standardHeaders({ id, body }, [secret, other], new Date());
        for (const one of [secret, other])
          expect(new Webhook(one).verify(body, headers)).toEqual(JSON.parse(body));
        expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow('No matching signature');
      }),
      { numRuns: 50 },
    );
  });
});

describe('a pinned request', () => {
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await Receiver.start();
  });
  beforeEach(() => {
    receiver.requests.length = 0;
    receiver.reply = () => ({ status: 200, body: 'thanks' });
  });
  afterAll(() => receiver.stop());

  const here: HostAddress = { address: '127.0.0.1', family: 4 };
  const client = (
    allowed: readonly string[] = ['127.0.0.1'],
    resolve: (host: string) => Promise<readonly HostAddress[]> = async () => [here],
    timeoutMs = 5_000,
  ) => new PinnedPost({ rules: new AddressRules(allowed), timeoutMs, answerBytes: 1_024, resolve });
  const port = () => new URL(receiver.url).port;

  it('arrives whole, says whom it is for, and brings the beginning of the answer back', async () => {
    const answer = await client().post(`http://hooks.example:${port()}/a?b=c`, { 'x-mine': '1' }, 'żółw');
    expect(answer).toEqual({ status: 200, excerpt: 'thanks', retryAfter: null });
    expect(receiver.requests).toMatchObject([
      {
        method: 'POST',
        path: '/a?b=c',
        body: 'żółw',
        headers: { host: `hooks.example:${port()}`, 'x-mine': '1' },
      },
    ]);
  });

  it('goes to no address but a public one, however it is written', async () => {
    const texts = [`localhost:${port()}`, `127.0.0.1:${port()}`, `2130706433:${port()}`, `0x7f.1:${port()}`];
    const refused = new PinnedPost({ rules: new AddressRules([]), timeoutMs: 5_000, answerBytes: 10 });
    for (const text of [...texts, `[::1]:${port()}`, `[::ffff:7f00:1]:${port()}`, '169.254.169.254']) {
      await expect(refused.post(`https://${text}/`, {}, '')).rejects.toThrow(AddressRefused);
      await expect(refused.post(`http://${text}/`, {}, '')).rejects.toThrow(AddressRefused);
    }
    expect(receiver.requests).toEqual([]);
  });

  it('goes nowhere when only one of several addresses is not public, or when there is none', async () => {
    const both = [{ address: '1.1.1.1', family: 4 }, here];
    for (const addresses of [both, both.toReversed(), []]) {
      const request = client([], async () => addresses).post(`https://hooks.example:${port()}/`, {}, '');
      await expect(request).rejects.toThrow(AddressRefused);
    }
  });

  it('goes without TLS only where the operator has said so', async () => {
    const outside = async () => [{ address: '1.1.1.1', family: 4 }];
    await expect(client(['127.0.0.1'], outside).post('http://hooks.example/', {}, '')).rejects.toThrow(
      AddressRefused,
    );
  });

  it('goes to the address that was checked, whatever the name means a moment later', async () => {
    let asked = 0;
    const rebinding = async () => [asked++ === 0 ? here : { address: '127.0.0.9', family: 4 }];
    const post = client(['127.0.0.1'], rebinding);
    expect((await post.post(`http://hooks.example:${port()}/`, {}, '')).status).toBe(200);
    await expect(post.post(`http://hooks.example:${port()}/`, {}, '')).rejects.toThrow(AddressRefused);
    expect([asked, receiver.requests.length]).toEqual([2, 1]);
  });

  it('follows no redirection', async () => {
    receiver.reply = () => ({ status: 302, headers: { location: '/elsewhere' } });
    expect((await client().post(`${receiver.url}/first`, {}, '')).status).toBe(302);
    expect(receiver.requests.map(({ path }) => path)).toEqual(['/first']);
  });

  it('does not trust who cannot show a certificate', async () => {
    const secure = client().post(`https://hooks.example:${port()}/`, {}, '');
    await expect(secure).rejects.toMatchObject({ code: expect.stringMatching(/SSL|PROTO/) as unknown });
  });

  it('reads no more of an answer than it was told, also of one without end', async () => {
    receiver.reply = () => ({ status: 500, body: 'x'.repeat(5_000_000), headers: { 'retry-after': '7' } });
    const answer = await client().post(receiver.url, {}, '');
    expect(answer).toEqual({ status: 500, excerpt: 'x'.repeat(1_024), retryAfter: '7' });
  });

  describe('against somebody who plays for time', () => {
    const sockets = new Set<Socket>();
    const serve = (onConnection: (socket: Socket) => void) =>
      new Promise<{ url: string; stop: () => void }>((resolve) => {
        const server = createTcpServer((socket) => {
          sockets.add(socket.on('error', () => undefined));
          onConnection(socket);
        });
        server.listen(0, '127.0.0.1', () => {
          const stop = () => {
            for (const socket of sockets) socket.destroy();
            server.close();
          };
          resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop });
        });
      });
    const HEAD = 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n';

    it.each<[string, (socket: Socket) => void]>([
      ['by silence', () => undefined],
      ['by one header after the other', (socket) => void socket.write('HTTP/1.1 200 OK\r\nx: ')],
      ['in the middle of the body', (socket) => void socket.write(`${HEAD}half`)],
    ])('%s, it ends at its deadline', async (_, onConnection) => {
      const { url, stop } = await serve(onConnection);
      await expect(client(['127.0.0.1'], undefined, 150).post(url, {}, '')).rejects.toThrow(DeadlineMissed);
      stop();
    });

    it('by a name that nobody answers for, it ends at its deadline', async () => {
      const never = () => new Promise<HostAddress[]>(() => undefined);
      await expect(client([], never, 150).post('https://hooks.example/', {}, '')).rejects.toThrow(
        DeadlineMissed,
      );
    });

    it('an answer that breaks off counts by what was said', async () => {
      const { url, stop } = await serve((socket) => void socket.end(`${HEAD}half`));
      expect(await client().post(url, {}, '')).toMatchObject({ status: 200, excerpt: 'half' });
      stop();
    });

    it('headers without end are no answer', async () => {
      const { url, stop } = await serve(
        (socket) => void socket.write(`HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(9999)}`),
      );
      await expect(client().post(url, {}, '')).rejects.toMatchObject({ code: 'HPE_HEADER_OVERFLOW' });
      stop();
    });
  });
});
