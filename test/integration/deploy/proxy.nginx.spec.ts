import { spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '#platform/embedded/free-port';
import { PrivateNginx } from '../../support/private-nginx.js';
import { until } from '../../support/until.js';

/** A replica that tells what it was asked. */
class Replica {
  readonly asked: IncomingMessage[] = [];
  connections = 0;
  readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      this.asked.push(request);
      response.end('fine');
    });
    this.server.on('connection', () => (this.connections += 1));
    this.server.on('upgrade', (request, socket) => {
      this.asked.push(request);
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
      socket.on('data', (bytes) => socket.write(bytes));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
}

describe('deploy/nginx.conf', () => {
  const replicas = [new Replica(), new Replica()];
  let nginx: PrivateNginx;

  beforeAll(async () => {
    const gone = `127.0.0.1:${await freePort()}`;
    const addresses = await Promise.all(replicas.map((replica) => replica.listen()));
    nginx = new PrivateNginx(await freePort(), [...addresses, gone]);
    await nginx.start();
  });

  afterAll(async () => {
    await nginx.stop();
    for (const { server } of replicas) {
      server.close();
      server.closeAllConnections();
    }
  });

  it('is accepted by nginx', () => {
    const [program, ...args] = nginx.command;
    const { status, stderr } = spawnSync(program!, [...args, '-t'], { encoding: 'utf8' });
    expect(stderr).toContain('test is successful');
    expect(status).toBe(0);
  });

  it('spreads requests over connections that stay open, and passes by a replica that is gone', async () => {
    const before = replicas.map(({ asked }) => asked.length);
    const answers: number[] = [];
    for (let i = 0; i < 40; i++) {
      const options = { method: i % 2 === 0 ? 'GET' : 'POST' };
      answers.push((await fetch(`${nginx.url}/api/v1/${i}`, options)).status);
    }
    expect(new Set(answers)).toEqual(new Set([200]));
    replicas.forEach(({ asked, connections }, i) => {
      expect(asked.length).toBeGreaterThan(before[i]!);
      expect(connections).toBeLessThan(asked.length);
    });
  });

  it('says who asked, and adds itself to what a client claims', async () => {
    await fetch(`${nginx.url}/who`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    const [{ headers }] = replicas.flatMap(({ asked }) => asked.filter(({ url }) => url === '/who')) as [
      IncomingMessage,
    ];
    expect(headers).toMatchObject({
      host: '127.0.0.1',
      'x-forwarded-for': '203.0.113.9, 127.0.0.1',
      'x-forwarded-proto': 'http',
    });
    expect(headers.upgrade).toBeUndefined();
  });

  it.each([
    [
      'a package for import of 512 MiB',
      '/api/v1/districts/d/roster-imports',
      512 * 1024 ** 2,
      '100 Continue',
    ],
    ['no more than that', '/api/v1/districts/d/roster-imports', 512 * 1024 ** 2 + 1, '413'],
  ])('takes %s', async (_, path, bytes, answer) => {
    const socket = connect(nginx.port, '127.0.0.1');
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: lyceum\r\nexpect: 100-continue\r\ncontent-length: ${bytes}\r\n\r\n`,
    );
    let received = '';
    socket.on('data', (part) => (received += String(part)));
    await until(() => received.includes('\r\n'), 'an answer');
    expect(received).toContain(answer);
    socket.destroy();
  });

  it('passes a WebSocket on, both ways', async () => {
    const socket = connect(nginx.port, '127.0.0.1');
    socket.write(
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: lyceum\r\n' +
        'connection: Upgrade\r\nupgrade: websocket\r\n\r\n',
    );
    let received = '';
    socket.on('data', (bytes) => (received += String(bytes)));
    await until(() => received.includes('101 Switching Protocols'), 'the upgrade');
    socket.write('ping through');
    await until(() => received.endsWith('ping through'), 'the echo');
    socket.destroy();
  });
});
