import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Cache, CacheCounts } from '../cache/cache.js';
import type { Database } from '../persistence/database.js';
import type { Health } from './health.js';
import type { Metrics } from './metrics.js';

const CACHE_RESULTS = [
  ['near', 'hitsNear'],
  ['far', 'hitsFar'],
  ['miss', 'misses'],
  ['joined', 'joined'],
] as const satisfies [string, keyof CacheCounts][];

/** Connects the metrics and the health of the process with what every process has. @returns what ends it */
export function watchPlatform(
  { metrics, health }: { metrics: Metrics; health: Health },
  { database, cache }: { database: Database; cache: Cache },
): () => void {
  const count = () => metrics.statements.inc();
  subscribe('lyceum:statement', count);
  metrics.before(() => readPools(metrics, database));
  metrics.before(() => readCache(metrics, cache));
  health.register('database', () => database.app.query('select 1'));
  return () => unsubscribe('lyceum:statement', count);
}

function readPools(metrics: Metrics, { app, relay }: Database): void {
  for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries({ app, relay })) {
    metrics.pool.set({ pool, state: 'busy' }, totalCount - idleCount);
    metrics.pool.set({ pool, state: 'idle' }, idleCount);
    metrics.pool.set({ pool, state: 'waiting' }, waitingCount);
  }
}

/** The cache counts by itself, cheaply; here the counts become metrics. */
function readCache(metrics: Metrics, { counts }: Cache): void {
  metrics.cacheLookups.reset();
  for (const [result, name] of CACHE_RESULTS) metrics.cacheLookups.inc({ result }, counts[name]);
}
