import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Careless, OneTransaction, ShortLease } from '../../support/crash-handlers.js';
import { QueueKit } from '../../support/queue-kit.js';
import { until } from '../../support/until.js';
import { WorkerProcess } from '../../support/worker-process.js';

describe('a worker that dies', () => {
  let kit: QueueKit;
  const processes: WorkerProcess[] = [];
  const workerProcess = (mode: 'holds' | 'works') => {
    const one = new WorkerProcess(kit.adminUrl, mode);
    processes.push(one);
    return one;
  };
  /** A worker in this process that survives. */
  const survivor = () => {
    const unitOfWork = kit.unitOfWork();
    const nothing = () => Promise.resolve();
    const kinds = [OneTransaction, ShortLease, Careless];
    return kit.worker(kinds.map((Kind) => new Kind(unitOfWork, nothing)));
  };

  /** How long the dead worker keeps the job (s). */
  const restOfLease = async (id: string) => {
    const rest =
      'select extract(epoch from lease_until - now())::float8 as rest from platform.jobs where id = $1';
    return (await kit.admin.query<{ rest: number }>(rest, [id])).rows[0]!.rest;
  };

  beforeAll(async () => {
    kit = await QueueKit.start();
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((one) => one.kill()));
    await kit.clear();
  });
  afterAll(() => kit.stop());

  it('R4 K5: killed in the middle of an effect: the job runs again within 30 s, its effect is there once', async () => {
    const [id] = await kit.place([{ kind: 'crash.transaction', payload: { label: 'once' } }]);
    const doomed = workerProcess('holds');
    await doomed.says(`midway ${id}`);
    await doomed.kill();
    expect(await restOfLease(id!)).toBeLessThan(25); // and the next round of any worker comes within 2 s
    await kit.admin.query('update platform.jobs set lease_until = now() where id = $1', [id]);
    await survivor();
    await kit.untilState(id!, 'done');
    expect(await kit.job(id!)).toMatchObject({ attempt: 2, fence: '2' });
    expect(await kit.effects()).toEqual(['once']);
  }, 90_000);

  it('R4: frozen until another has done its job: what it commits after that is refused', async () => {
    const [id] = await kit.place([{ kind: 'crash.short', payload: { label: 'once' } }]);
    const frozen = workerProcess('holds');
    await frozen.says(`midway ${id}`);
    frozen.freeze();
    await survivor();
    await kit.untilState(id!, 'done');
    frozen.goOn();
    frozen.thaw();
    await frozen.says(`warned The lease of job ${id} was lost.`);
    expect(await kit.job(id!)).toMatchObject({ attempt: 2, state: 'done' });
    expect(await kit.effects()).toEqual(['once']);
  }, 90_000);

  it('R4 K5: killed again and again under load: every job is done, every effect is there once', async () => {
    const labels = Array.from({ length: 120 }, (_, i) => `job ${String(i).padStart(3, '0')}`);
    // The last holds what it has begun, so that some are left half done for certain, however busy the machine is.
    for (const [round, mode] of (['works', 'works', 'works', 'holds'] as const).entries()) {
      const more = labels.slice(round * 30, round * 30 + 30);
      await kit.place(more.map((label) => ({ kind: 'crash.short', payload: { label } })));
      const doomed = workerProcess(mode);
      await doomed.says('midway');
      await sleep(Math.random() * 60);
      await doomed.kill();
    }
    await survivor();
    await kit.untilAllDone(60_000);
    expect((await kit.effects()).sort()).toEqual(labels);
    const again = (await kit.jobs()).filter(({ attempt }) => attempt > 1);
    expect(again.length).toBeGreaterThan(0);
  }, 120_000);

  it('the control: a job that commits before it is completed has its effect twice', async () => {
    const [id] = await kit.place([{ kind: 'crash.careless', payload: { label: 'twice' } }]);
    const doomed = workerProcess('holds');
    await doomed.says(`midway ${id}`);
    await doomed.kill();
    await survivor();
    await until(async () => (await kit.job(id!)).state === 'done', 'the second run');
    expect(await kit.effects()).toEqual(['twice', 'twice']);
  }, 90_000);
});
