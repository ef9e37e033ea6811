import { channel } from 'node:diagnostics_channel';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { TieredCache } from '#platform/cache/tiered-cache';
import { Health } from '#platform/observability/health';
import { createLogger } from '#platform/observability/logger';
import { MetricsServer } from '#platform/observability/metrics-server';
import { Metrics } from '#platform/observability/metrics';
import { AnswerLog, observeHttp } from '#platform/observability/observe-http';
import { watchPlatform } from '#platform/observability/watch-platform';
import type { Database } from '#platform/persistence/database';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(metrics: Metrics): Promise<string> {
  const server = new MetricsServer(metrics);
  closers.push(() => server.close());
  return `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
}

describe('The metrics server', () => {
  it('answers Prometheus, and nothing else', async () => {
    const metrics = new Metrics().withProcess();
    metrics.rateLimited.inc({ bucket: 'api-person' });
    const address = await serve(metrics);
    const answer = await fetch(`${address}/metrics`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    expect(text).toContain('lyceum_rate_limited_total{bucket="api-person"} 1');
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.e+-]+$/m);
    expect((await fetch(`${address}/`)).status).toBe(404);
    expect((await fetch(`${address}/metrics`, { method: 'POST' })).status).toBe(404);
  });

  it('reads the gauges when it is asked, and one broken source spoils no other', async () => {
    const metrics = new Metrics();
    let sockets = 3;
    metrics.before(() => Promise.reject(new Error('no database')));
    metrics.before(() => metrics.sockets.set(sockets));
    const address = await serve(metrics);
    const read = async () =>
      /^lyceum_sockets (\d+)$/m.exec(await (await fetch(`${address}/metrics`)).text())?.[1];
    expect(await read()).toBe('3');
    sockets = 4;
    expect(await read()).toBe('4');
  });

  it('says when its port is taken', async () => {
    const port = Number(new URL(await serve(new Metrics())).port);
    await expect(new MetricsServer(new Metrics()).listen(port, '127.0.0.1')).rejects.toThrow('EADDRINUSE');
  });
});

describe('What every process has', () => {
  it('appears in the metrics: statements, connections, cache', async () => {
    const metrics = new Metrics();
    const cache = new TieredCache();
    const url = process.env['TEST_DATABASE_URL']!;
    const [app, relay] = [new pg.Pool({ connectionString: url }), new pg.Pool({ connectionString: url })];
    closers.push(
      () => app.end(),
      () => relay.end(),
    );
    const health = new Health(() => undefined);
    const database = { app, relay } as unknown as Database;
    closers.push(watchPlatform({ metrics, health }, { database, cache }));

    await app.query('select 1');
    for (let i = 0; i < 3; i++) channel('lyceum:statement').publish({ text: 'select 1' });
    const entry = { scope: 'school', key: 'k', ttlSeconds: 60, tags: [] };
    for (let i = 0; i < 4; i++) await cache.wrap(entry, async () => 'x');

    expect(await health.readiness()).toEqual({ status: 'ready', checks: { database: 'ok' } });
    const text = await metrics.text();
    expect(text).toContain('lyceum_database_statements_total 3');
    expect(text).toContain('lyceum_database_connections{pool="app",state="idle"} 1');
    expect(text).toContain('lyceum_database_connections{pool="relay",state="idle"} 0');
    expect(text).toContain('lyceum_cache_lookups_total{result="near"} 3');
    expect(text).toContain('lyceum_cache_lookups_total{result="miss"} 1');
    expect(await metrics.text()).toContain('lyceum_cache_lookups_total{result="near"} 3');
  });
});

describe('An answered request', () => {
  it('leaves a log line and a measurement under the pattern of its route', async () => {
    const lines: string[] = [];
    const metrics = new Metrics();
    const server = new FastifyAdapter().getInstance();
    closers.push(() => server.close());
    const log = createLogger({ LOG_LEVEL: 'info' }, { write: (line) => void lines.push(line) });
    observeHttp(server, new AnswerLog(log, metrics));
    server.get('/links/:token', (_, reply) => reply.status(201).send({}));
    server.get('/health/live', () => ({}));
    server.get('/broken', () => {
      throw new Error('defect');
    });
    for (const url of ['/links/hidden1?signature=hidden2', '/health/live', '/broken', '/nowhere/hidden3'])
      await server.inject({ method: 'GET', url });

    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told.map(({ level, route, status }) => [level, route, status])).toEqual([
      ['info', '/links/:token', 201],
      ['error', '/broken', 500],
      ['info', 'none', 404],
    ]);
    expect(told[0]).toMatchObject({ method: 'GET', message: 'request', ms: expect.any(Number) });
    expect(told[0]!['requestId']).toBeDefined();
    const text = await metrics.text();
    expect(text).toContain(
      'lyceum_http_request_seconds_count{method="GET",route="/links/:token",status="201"} 1',
    );
    expect(lines.join() + text).not.toContain('hidden');
  });
});
