import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../../tools/typescript-sources.mjs';

const { startTestPostgres } = await import('./test-postgres.ts');
const { startPrivateRedis } = await import('./private-redis.ts');
const { whyRedisIsMissing } = await import('./optional-programs.ts');

const GIB = 1024 ** 3;

/** The workers inherit the two URLs, and the folder for what is temporary. */
export default async function startServers() {
  const missing = whyRedisIsMissing();
  if (missing && process.env.CI) throw new Error(`CI runs every suite, but ${missing}.`);
  const started = [];
  globalThis.lyceumTestServers = started;
  const memory = mayUseMemory() ? ownFolder('/dev/shm') : undefined;
  if (memory) started.push(memory);
  const temporary = memory && mayHoldPrograms(memory.folder) ? memory : ownFolder(tmpdir());
  started.push(temporary);
  process.env.TMPDIR = temporary.folder;
  if (!process.env.TEST_DATABASE_URL) {
    const postgres = await startTestPostgres(join(memory?.folder ?? '.lyceum', 'test-pg'));
    started.push(postgres);
    process.env.TEST_DATABASE_URL = postgres.adminUrl();
  }
  if (!process.env.TEST_REDIS_URL && !missing) {
    const redis = await startPrivateRedis();
    started.push(redis);
    process.env.TEST_REDIS_URL = redis.url;
  }
}

/**
 * The server is kept from run to run, with the template of all databases. In CI there is no run before and none after: there
 * everything is in memory, where there is room, since each test file makes and drops 2,400 files, and the servers that some start for
 * themselves write all of theirs to the disk before they stop.
 */
function mayUseMemory() {
  return process.env.CI && roomIn('/dev/shm') >= 4 * GIB && process.availableMemory() >= 8 * GIB;
}

/** A container may forbid it; tests write programs and run them. */
function mayHoldPrograms(folder) {
  const program = join(folder, 'program');
  writeFileSync(program, '', { mode: 0o755 });
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(program);
  }
}

/** In bytes; 0 where there is no such folder. */
function roomIn(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

/** Of this run alone, so that nothing of it is left when it ends. A server of another user reads in it. */
function ownFolder(parent) {
  const folder = mkdtempSync(join(parent, 'lyceum-tests-'));
  chmodSync(folder, 0o755);
  return { folder, stop: () => rmSync(folder, { recursive: true, force: true }) };
}
