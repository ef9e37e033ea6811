import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../../tools/typescript-sources.mjs';

const { startTestPostgres } = await import('./test-postgres.ts');
const { startPrivateRedis } = await import('./private-redis.ts');
const { whyRedisIsMissing } = await import('./optional-programs.ts');

/** The workers inherit the two URLs, and the folder for what is temporary. */
export default async function startServers() {
  const missing = whyRedisIsMissing();
  if (missing && process.env.CI) throw new Error(`CI runs every suite, but ${missing}.`);
  const started = [];
  globalThis.lyceumTestServers = started;
  started.push(temporaryFolder());
  if (!process.env.TEST_DATABASE_URL) {
    const postgres = await startTestPostgres('.lyceum/test-pg');
    started.push(postgres);
    process.env.TEST_DATABASE_URL = postgres.adminUrl();
  }
  if (!process.env.TEST_REDIS_URL && !missing) {
    const redis = await startPrivateRedis();
    started.push(redis);
    process.env.TEST_REDIS_URL = redis.url;
  }
}

/** Of this run alone, so that nothing of it is left when it ends. A server of another user reads in it. */
function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-tests-'));
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  return { stop: () => rmSync(folder, { recursive: true, force: true }) };
}
