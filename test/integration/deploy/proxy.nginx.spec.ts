import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '#platform/embedded/free-port';
import { findProgram } from '../../support/optional-programs.js';
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
  const nginx = findProgram('nginx')!;
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-nginx-'));
  const file = join(folder, 'nginx.conf');
  const replicas = [new Replica(), new Replica()];
  let gone: string;
  let port: number;
  let running: ChildProcess;

  /** As shipped but for addresses: names are resolved by Docker alone, and by an nginx that is newer than Debian's. */
  beforeAll(async () => {
    port = await freePort();
    gone = `127.0.0.1:${await freePort()}`;
    const addresses = await Promise.all(replicas.map((replica) => replica.listen()));
    const servers = [...addresses, gone].map((address) => `server ${address} max_fails=1 fail_timeout=5s;`);
    const shipped = readFileSync('deploy/nginx.conf', 'utf8');
    const adapted = shipped
      .replace(/server api:3000 resolve .*/, servers.join('\n'))
      .replace('listen 8080;', `listen 127.0.0.1:${port};`)
      .replace('pid /tmp/nginx.pid;', `pid ${folder}/nginx.pid;`);
    writeFileSync(file, adapted);
    running = spawn(nginx, ['-c', file, '-p', folder, '-g', 'daemon off;'], { stdio: 'ignore' });
    await until(
      () =>
        fetch(`http://127.0.0.1:${port}/`).then(
          () => true,
          () => false,
        ),
      'nginx',
    );
  });

  afterAll(async () => {
    const ended = once(running, 'exit');
    running.kill('SIGTERM');
    await ended;
    for (const { server } of replicas) {
      server.close();
      server.closeAllConnections();
    }
    rmSync(folder, { recursive: true });
  });

  it('is accepted by nginx', () => {
    const { status, stderr } = spawnSync(nginx, ['-t', '-c', file, '-p', folder], { encoding: 'utf8' });
    expect(stderr).toContain('test is successful');
    expect(status).toBe(0);
  });

  it('spreads requests over connections that stay open, and passes by a replica that is gone', async () => {
    const before = replicas.map(({ asked }) => asked.length);
    const answers: number[] = [];
    for (let i = 0; i < 40; i++) {
      const options = { method: i % 2 === 0 ? 'GET' : 'POST' };
      answers.push((await fetch(`http://127.0.0.1:${port}/api/v1/${i}`, options)).status);
    }
    expect(new Set(answers)).toEqual(new Set([200]));
    replicas.forEach(({ asked, connections }, i) => {
      expect(asked.length).toBeGreaterThan(before[i]!);
      expect(connections).toBeLessThan(asked.length);
    });
  });

  it('says who asked, and adds itself to what a client claims', async () => {
    await fetch(`http://127.0.0.1:${port}/who`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
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

  it('passes a WebSocket on, both ways', async () => {
    const socket = connect(port, '127.0.0.1');
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
