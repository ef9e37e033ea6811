import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import Bull from 'bull';
import { Redis } from 'ioredis';
import { newId } from '#domain/kernel/id';
import { BullConnections, WAKE_UP_QUEUE } from '#platform/queue/bull-connections';
import { BullWakeUp } from '#platform/queue/bull-wake-up';
import type { JobWakeUp } from '#platform/queue/job-wake-up';
import { startPrivateRedis, type PrivateRedis } from '../../support/private-redis.js';
import { haveEffect, QueueKit } from '../../support/queue-kit.js';
import { testRedisUrl } from '../../support/redis.js';
import { InTransaction } from '../../support/test-handlers.js';
import { until } from '../../support/until.js';
import { wakesWorkers } from './job-wake-up.contract.js';

const NEVER = 600_000;

function bull(url: string, prefix: string): BullWakeUp {
  const connections = new BullConnections(url, prefix);
  return new BullWakeUp(new Bull(WAKE_UP_QUEUE, connections.options), connections);
}

const somePrefix = () => `{test-${randomBytes(6).toString('hex')}}`;

/** Bull connects in the background; what is sent before is lost, as it may be. */
async function heard(sender: JobWakeUp, looks: () => number): Promise<void> {
  const before = looks();
  await until(async () => {
    sender.wake([newId()]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return looks() > before;
  }, 'a hint to arrive');
}

wakesWorkers('Bull', async () => {
  const prefix = somePrefix();
  const one = bull(testRedisUrl(), prefix);
  const client = new Redis(testRedisUrl());
  await until(async () => {
    one.wake(['ready']);
    return (await client.keys(`${prefix}:*`)).length > 0;
  }, 'Bull to be connected');
  await client.quit();
  return one;
});

describe('jobs while Redis suffers', () => {
  let kit: QueueKit;
  let redis: PrivateRedis;
  const opened: JobWakeUp[] = [];
  const wakeUp = (prefix = somePrefix()) => {
    const one = bull(redis.url, prefix);
    opened.push(one);
    return one;
  };
  beforeAll(async () => {
    kit = await QueueKit.start();
    redis = await startPrivateRedis();
  });
  afterEach(async () => {
    await kit.clear();
    await Promise.all(opened.splice(0).map((one) => one.close()));
  });
  afterAll(async () => {
    await kit.stop();
    await redis.stop();
  });

  const job = (label: string) => ({ kind: 'test.transaction', payload: { label } });
  const handler = (unitOfWork = kit.unitOfWork()) =>
    new InTransaction((running) => unitOfWork.run(running.actor, () => haveEffect(running.payload.label)));

  it('R4: a worker of another process hears of a job at once, and Redis keeps nothing of it', async () => {
    const prefix = somePrefix();
    const [api, worker] = [wakeUp(prefix), wakeUp(prefix)];
    let looks = 0;
    worker.listen(async () => void looks++);
    await heard(api, () => looks);
    await worker.close();

    const next = wakeUp(prefix);
    await kit.worker([handler()], { wakeUp: next, roundMs: NEVER });
    const [id] = await kit.place([job('over Redis')], { wakeUp: api });
    // Nothing but hints makes this worker look, and one is lost where Redis takes too long for it.
    await until(async () => {
      if ((await kit.job(id!)).state === 'done') return true;
      api.wake([id!]);
      return false;
    }, 'the worker to be woken');
    expect(await kit.effects()).toEqual(['over Redis']);
    const client = new Redis(redis.url);
    await until(
      async () => (await client.llen(`${prefix}:${WAKE_UP_QUEUE}:wait`)) === 0,
      'no hint to be left',
    );
    for (const set of ['completed', 'failed']) {
      expect(await client.exists(`${prefix}:${WAKE_UP_QUEUE}:${set}`)).toBe(0);
    }
    await client.quit();
  });

  it('R4 R8: killed, empty when it is back: no job waits for it, none is lost, and hints work again', async () => {
    const prefix = somePrefix();
    const [api, listener] = [wakeUp(prefix), wakeUp(prefix)];
    let looks = 0;
    listener.listen(async () => void looks++);
    await heard(api, () => looks);
    const worker = wakeUp(prefix);
    await kit.worker([handler()], { wakeUp: worker, roundMs: 200 });

    await redis.kill();
    const labels = Array.from({ length: 20 }, (_, i) => `while away ${i}`);
    for (const label of labels) await kit.place([job(label)], { wakeUp: api });
    await kit.untilAllDone();
    expect((await kit.effects()).sort()).toEqual(labels.sort());

    await redis.start();
    await heard(api, () => looks);
  });

  it('R8: frozen: no request waits, no job is lost, the worker stops when told', async () => {
    const prefix = somePrefix();
    const [api, listener] = [wakeUp(prefix), wakeUp(prefix)];
    let looks = 0;
    listener.listen(async () => void looks++);
    await heard(api, () => looks);
    const worker = await kit.worker([handler()], { wakeUp: wakeUp(prefix), roundMs: 200 });
    redis.freeze();
    try {
      const labels = Array.from({ length: 20 }, (_, i) => `frozen ${i}`);
      for (const label of labels) await kit.place([job(label)], { wakeUp: api });
      await kit.untilAllDone();
      expect((await kit.effects()).sort()).toEqual(labels.sort());
      await worker.stop();
    } finally {
      redis.thaw();
    }
  });

  it('R4: emptied: no job is lost, and the next hint arrives', async () => {
    const prefix = somePrefix();
    const [api, worker] = [wakeUp(prefix), wakeUp(prefix)];
    let looks = 0;
    worker.listen(async () => void looks++);
    await heard(api, () => looks);
    await kit.place([job('before')], { wakeUp: api });
    const client = new Redis(redis.url);
    await client.flushall();
    await client.quit();
    await heard(api, () => looks);
    await kit.worker([handler()], { roundMs: 100 });
    await kit.untilAllDone();
    expect(await kit.effects()).toEqual(['before']);
  });

  it('R8: not there when the process starts: it works by its rounds, and hears hints as soon as Redis is up', async () => {
    await redis.kill();
    const prefix = somePrefix();
    const [api, listener] = [wakeUp(prefix), wakeUp(prefix)];
    let looks = 0;
    listener.listen(async () => void looks++);
    await kit.worker([handler()], { wakeUp: wakeUp(prefix), roundMs: 200 });
    const early = wakeUp(prefix);
    early.listen(async () => undefined);
    await kit.place([job('without')], { wakeUp: api });
    await kit.untilAllDone();
    expect(await kit.effects()).toEqual(['without']);
    await early.close();
    await redis.start();
    await heard(api, () => looks);
  });
});
