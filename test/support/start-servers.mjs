import '../../tools/typescript-sources.mjs';

const { startTestPostgres } = await import('./test-postgres.ts');
const { startPrivateRedis } = await import('./private-redis.ts');
const { whyRedisIsMissing } = await import('./optional-programs.ts');

/** The workers inherit the two URLs. */
export default async function startServers() {
  const missing = whyRedisIsMissing();
  if (missing && process.env.CI) throw new Error(`CI runs every suite, but ${missing}.`);
  const started = [];
  globalThis.lyceumTestServers = started;
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
