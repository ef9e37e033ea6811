/**
 * The Redis of the run, for suites named `*.redis.spec.ts`. Each Jest worker has a database of its own, which a suite
 * may flush (FLUSHDB); channels are shared by all, so their names need something random. A test that kills or freezes
 * Redis starts its own: `startPrivateRedis`.
 */
export function testRedisUrl(): string {
  const server = process.env.TEST_REDIS_URL;
  if (!server) throw new Error('TEST_REDIS_URL is not set: is the suite named *.redis.spec.ts?');
  const url = new URL(server);
  url.pathname = `/${process.env.JEST_WORKER_ID ?? 0}`;
  return url.toString();
}
