import { describe, expect, it } from '@jest/globals';
import { Health } from '#platform/observability/health';

const fine = async () => 1;
const broken = () => Promise.reject(new Error('connection refused'));
const silent = () => new Promise<never>(() => undefined);

describe('Health', () => {
  it.each([
    ['nothing to check', [], 'ready'],
    ['everything well', [{ run: fine }, { run: fine, required: false }], 'ready'],
    ['something dispensable away', [{ run: fine }, { run: broken, required: false }], 'degraded'],
    ['something needed away', [{ run: broken }, { run: fine }], 'not_ready'],
    ['something needed silent', [{ run: silent }], 'not_ready'],
  ])('with %s it is as it should be', async (_, checks, status) => {
    const health = new Health(() => undefined, 20);
    checks.forEach(({ run, required }: { run: () => Promise<unknown>; required?: boolean }, i) =>
      health.register(`check${i}`, run, { required: required ?? true }),
    );
    expect((await health.readiness()).status).toBe(status);
  });

  it('tells the public which check failed and only the log why', async () => {
    const failures: [string, unknown][] = [];
    const health = new Health((check, error) => failures.push([check, (error as Error).message]));
    health.register('database', broken);
    health.register('redis', fine, { required: false });
    const readiness = await health.readiness();
    expect(readiness).toEqual({ status: 'not_ready', checks: { database: 'failed', redis: 'ok' } });
    expect(failures).toEqual([['database', 'connection refused']]);
  });

  it('is draining as soon as it is told, whatever the checks say', async () => {
    const health = new Health(() => undefined);
    health.register('database', fine);
    expect((await health.readiness()).status).toBe('ready');
    health.draining = true;
    expect(await health.readiness()).toEqual({ status: 'draining', checks: { database: 'ok' } });
  });

  it('is starting until what its start promises is there, unless it drains', async () => {
    const health = new Health(() => undefined);
    health.register('database', fine);
    const isThere = health.await('demo');
    const checks = { database: 'ok', demo: 'pending' };
    expect(await health.readiness()).toEqual({ status: 'starting', checks });
    health.draining = true;
    expect(await health.readiness()).toEqual({ status: 'draining', checks });
    health.draining = false;
    isThere();
    expect(await health.readiness()).toEqual({ status: 'ready', checks: { database: 'ok' } });
  });

  it('examines once for many who ask at the same time', async () => {
    let examined = 0;
    const health = new Health(() => undefined);
    health.register('database', async () => ++examined);
    await Promise.all(Array.from({ length: 50 }, () => health.readiness()));
    expect(examined).toBe(1);
  });
});
