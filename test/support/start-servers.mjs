import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
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
  started.push(ownFolder(tmpdir()));
  process.env.TMPDIR = started[0].folder;
  if (!process.env.TEST_DATABASE_URL) {
    const postgres = await startTestPostgres(serverFolder(started));
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
 * Kept from run to run, with the template of all databases. In CI there is no run before and none after: there it is in memory, where
 * there is room, since each test file makes and drops 2,400 files, which takes a file system a tenth of the whole time and more.
 */
function serverFolder(started) {
  if (!process.env.CI || roomIn('/dev/shm') < 4 * GIB || process.availableMemory() < 8 * GIB)
    return '.lyceum/test-pg';
  started.push(ownFolder('/dev/shm'));
  return join(started.at(-1).folder, 'test-pg');
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
