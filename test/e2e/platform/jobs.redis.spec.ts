import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import { JobQueue } from '#platform/queue/job-queue';
import { BullWakeUp } from '#platform/queue/bull-wake-up';
import { JobWakeUp } from '#platform/queue/job-wake-up';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { Metrics } from '#platform/observability/metrics';
import { startPrivateRedis, type PrivateRedis } from '../../support/private-redis.js';
import { TestApp } from '../../support/test-app.js';
import { until } from '../../support/until.js';

describe('jobs of an installation with Redis', () => {
  let redis: PrivateRedis;
  let app: TestApp;
  beforeAll(async () => {
    redis = await startPrivateRedis();
    app = await TestApp.start({ REDIS_URL: redis.url });
  });
  afterAll(() => redis.stop());

  const place = (kind: string) =>
    app.app
      .get(UnitOfWork)
      .run(systemActor(null), () => app.app.get<JobQueue>(JobQueue as never).enqueue({ kind, payload: {} }));
  const done = async (kind: string) => {
    const { rows } = await app.admin.query<{ n: number }>(
      `select count(*)::int as n from platform.jobs where kind = $1 and state = 'done'`,
      [kind],
    );
    return rows[0]!.n;
  };

  it('R4: run, are woken by Bull, and are measured', async () => {
    expect(app.app.get<JobWakeUp>(JobWakeUp as never)).toBeInstanceOf(BullWakeUp);
    await place('platform.delete_outdated');
    await until(async () => (await done('platform.delete_outdated')) === 1, 'the job');
    const measured = 'lyceum_job_seconds_count{job="platform.delete_outdated",outcome="done"} 1';
    await until(async () => (await app.app.get(Metrics).text()).includes(measured), 'it to be measured');
  });

  it('R8: run without Redis, and the process ends without it', async () => {
    await redis.kill();
    await place('platform.extend_partitions');
    await until(async () => (await done('platform.extend_partitions')) === 1, 'the job');
    await app.stop();
    expect(app.app.getHttpServer().listening).toBe(false);
  });
});
