import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '#platform/embedded/free-port';
import { findProgram } from '../../support/optional-programs.js';
import { PrivateNginx } from '../../support/private-nginx.js';
import { until } from '../../support/until.js';

const STATUS = /^\/answer\/(\d+)$/;

describe('the objective at nginx', () => {
  const replica = createServer(({ url }, response) => {
    response.writeHead(Number(STATUS.exec(url!)?.[1] ?? 200)).end();
  });
  let nginx: PrivateNginx;

  const lines = () =>
    readFileSync(join(nginx.folder, 'counted.log'), 'utf8')
      .split('\n')
      .filter((line) => line !== '');

  beforeAll(async () => {
    await new Promise<void>((resolve) => replica.listen(0, '127.0.0.1', resolve));
    const address = `127.0.0.1:${(replica.address() as AddressInfo).port}`;
    nginx = new PrivateNginx(await freePort(), [address]);
    await nginx.start();
    await until(() => lines().length > 0, 'the line of the request that found nginx ready');
  });
  afterAll(async () => {
    await nginx.stop();
    replica.closeAllConnections();
    replica.close();
  });

  it('counts what became of each request, of no health check, and writes neither path nor address', async () => {
    const before = lines().length;
    for (const path of ['/answer/200', '/answer/201', '/answer/404', '/answer/503', '/health/ready'])
      await fetch(`${nginx.url}${path}`);
    replica.closeAllConnections();
    replica.close();
    await fetch(`${nginx.url}/answer/200`); // nobody is there
    await until(() => lines().length >= before + 5, 'the lines of nginx');
    const written = lines().slice(before);
    expect(written.map((line) => line.slice(0, 3))).toEqual(['200', '201', '404', '503', '502']);
    for (const line of written) expect(line).toMatch(/^\d{3} \d+\.\d{3}$/);

    const counted = spawnSync(
      findProgram('mtail')!,
      [
        '--one_shot',
        '--one_shot_format=prometheus',
        '--progs',
        'deploy/prometheus/nginx.mtail',
        '--logs',
        join(nginx.folder, 'counted.log'),
      ],
      { encoding: 'utf8' },
    );
    const of = (digit: string) =>
      Number(
        new RegExp(`^nginx_requests_total\\{class="${digit}",.*\\} (\\d+)$`, 'm').exec(counted.stdout)?.[1],
      );
    expect({ refused: of('4'), failed: of('5') }).toEqual({ refused: 1, failed: 2 });
    expect(of('2')).toBeGreaterThan(1);
  });
});
