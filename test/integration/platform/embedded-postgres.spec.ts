import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { placeDataFolder } from '#platform/embedded/data-folder';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from '#platform/embedded/launcher';
import { findPostmaster } from '#platform/embedded/postmaster';
import { type OwnerProcess, ownerProcess } from '../../support/owner-process.js';
import { withClient } from '../../support/template.js';

const place = fs.mkdtempSync(path.join(tmpdir(), 'a place with spaces '));
const dataDir = path.join(place, 'pg');
const started: EmbeddedPostgres[] = [];
const owners: OwnerProcess[] = [];

beforeAll(() => fs.chmodSync(place, 0o755)); // the server may have to run as another account
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
  await Promise.all(owners.splice(0).map((owner) => owner.kill()));
});
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, ...options });
  started.push(server);
  return server;
}

async function startElsewhere(): Promise<OwnerProcess> {
  const owner = await ownerProcess(dataDir);
  owners.push(owner);
  return owner;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  return withClient(
    url,
    async (client) => (await client.query({ text: sql, rowMode: 'array' })).rows[0] as unknown[],
  );
}

async function untilGone(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (
      await ask(url, 'select 1').then(
        () => false,
        (error: { code?: string }) => error.code === 'ECONNREFUSED',
      )
    )
      return;
    await sleep(50);
  }
  throw new Error('the server still answers');
}

describe('the embedded server', () => {
  it('has its administrator and its database, listens on the loopback address and asks for a password', async () => {
    const server = await start();
    const identity =
      'select current_user, current_database(), rolsuper from pg_roles where rolname = current_user';
    expect(await ask(server.adminUrl(), identity)).toEqual(['lyceum_admin', 'lyceum', true]);
    expect(await ask(server.adminUrl('postgres'), 'show listen_addresses')).toEqual(['127.0.0.1']);
    const intruder = new URL(server.adminUrl());
    intruder.password = 'guess';
    await expect(ask(intruder.toString(), 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('starts while we are busy with something else', async () => {
    let ready: boolean | undefined;
    const whileItStarts = () => {
      const busyUntil = Date.now() + 20_000;
      while (Date.now() < busyUntil && !ready)
        ready = findPostmaster(placeDataFolder(dataDir).cluster)?.ready;
    };
    await start({ whileItStarts });
    expect(ready).toBe(true);
  });

  it('keeps what was stored when it is started again', async () => {
    const first = await start();
    await ask(first.adminUrl(), 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second.adminUrl(), 'select answer from kept')).toEqual([42]);
  });

  it('takes the settings that it is given', async () => {
    const server = await startEmbeddedPostgres({ dataDir, settings: { max_connections: 37 } });
    started.push(server);
    expect(await ask(server.adminUrl(), 'show max_connections')).toEqual(['37']);
  });

  it('listens on the wished port, and on a free one when that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const server = await start({ port });
    expect(server.port).not.toBe(port);
    await server.stop();
    await new Promise((resolve) => other.close(resolve));
    expect((await start({ port })).port).toBe(port);
  });

  it('is shared by all who start it at once for the first time', async () => {
    const fresh = path.join(place, 'at once');
    const servers = await Promise.all([1, 2, 3].map(() => start({ dataDir: fresh })));
    expect(servers.filter(({ adopted }) => !adopted)).toHaveLength(1);
    expect(new Set(servers.map(({ pid }) => pid)).size).toBe(1);
  });
});

describe('a server of another process', () => {
  it('is adopted while that process lives, and left alone by our stop', async () => {
    const owner = await startElsewhere();
    const ours = await start();
    expect(ours).toMatchObject({ adopted: true, pid: owner.pid });
    await ours.stop();
    expect(await ask(owner.url, 'select 1')).toEqual([1]);
  });

  it('goes away when that process is killed, and everything committed is there again', async () => {
    const owner = await startElsewhere();
    await ask(owner.url, 'create table acknowledged as select 7 as value');
    await owner.kill();
    await untilGone(owner.url);
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await ask(server.adminUrl(), 'select value from acknowledged')).toEqual([7]);
  });

  it('is never adopted while it is dying', async () => {
    const owner = await startElsewhere();
    await owner.kill();
    const server = await start();
    expect(server).toMatchObject({ adopted: false });
    expect(await ask(server.adminUrl(), 'select 1')).toEqual([1]);
  });

  it('is sent off when its supervisor was killed as well', async () => {
    const owner = await startElsewhere();
    const supervisor = Number(
      execFileSync('ps', ['-o', 'ppid=', '-p', String(owner.pid)], { encoding: 'utf8' }),
    );
    process.kill(supervisor, 'SIGKILL');
    await owner.kill();
    expect(await start()).toMatchObject({ adopted: false });
    await untilGone(owner.url);
  });
});

describe('a folder with a past', () => {
  it('may hold a stale pid file, even one whose number is another program’s by now', async () => {
    const { folder } = await start();
    await started.pop()!.stop();
    const stale = [process.pid, folder, '1', '5432', '', '127.0.0.1', '', 'ready', ''];
    fs.writeFileSync(path.join(folder, 'postmaster.pid'), stale.join('\n'));
    expect(await start()).toMatchObject({ adopted: false });
  });

  it('may hold an empty pid file, as a power cut leaves it', async () => {
    const { folder } = await start();
    await started.pop()!.stop();
    const pidFile = path.join(folder, 'postmaster.pid');
    fs.writeFileSync(pidFile, '');
    fs.utimesSync(pidFile, 1, 1);
    expect(await start()).toMatchObject({ adopted: false });
  });

  it('of another major version is refused, saying both', async () => {
    const old = path.join(place, 'old');
    const { folder } = await start({ dataDir: old });
    await started.pop()!.stop();
    fs.writeFileSync(path.join(folder, 'PG_VERSION'), '17\n');
    await expect(start({ dataDir: old })).rejects.toThrow(/made by PostgreSQL 17, .* brings PostgreSQL 18/);
  });

  it('that lost its password is refused, saying which file', async () => {
    const locked = path.join(place, 'locked');
    await start({ dataDir: locked });
    await started.pop()!.stop();
    fs.rmSync(path.join(locked, 'admin-password'));
    await expect(start({ dataDir: locked })).rejects.toThrow(/cannot be opened: .*admin-password/);
  });

  it('that is full of something else is refused and left as it is', async () => {
    const strange = path.join(place, 'strange');
    fs.mkdirSync(strange);
    fs.writeFileSync(path.join(strange, 'letter.txt'), 'Dear Sir');
    await expect(start({ dataDir: strange })).rejects.toThrow('holds no database of Lyceum’s');
    expect(fs.readdirSync(strange)).toEqual(['letter.txt']);
  });

  it('may hold what a killed initialisation left', async () => {
    const interrupted = path.join(place, 'interrupted');
    fs.mkdirSync(`${interrupted}.unfinished-999999999/cluster`, { recursive: true });
    await start({ dataDir: interrupted });
    expect(fs.readdirSync(place).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('that the server’s account cannot enter is replaced by one of its own, a different one for each', () => {
    const [one, other] = ['one', 'other'].map((name) => {
      const closed = path.join(place, name);
      fs.mkdirSync(closed, { mode: 0o700 });
      return { asked: path.join(closed, 'pg'), given: placeDataFolder(path.join(closed, 'pg')).home };
    });
    const runsAsAnother = process.getuid!() === 0;
    expect(one!.given === one!.asked).toBe(!runsAsAnother);
    expect(other!.given).not.toBe(one!.given);
  });
});
