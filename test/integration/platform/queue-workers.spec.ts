import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { JobTable } from '#platform/queue/job-table';
import { QueueKit, haveEffect } from '../../support/queue-kit.js';
import { AtEnd, InTransaction, Lasting, Narrow } from '../../support/test-handlers.js';
import { until } from '../../support/until.js';

/** A door that work waits behind until the test opens it. */
function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('workers of the queue', () => {
  let kit: QueueKit;
  beforeAll(async () => {
    kit = await QueueKit.start();
  });
  afterEach(() => kit.clear());
  afterAll(() => kit.stop());

  const step = (label: string, orderKey?: string) => ({ kind: 'test.steps', payload: { label }, orderKey });
  const noted = (unitOfWork = kit.unitOfWork()) =>
    new AtEnd((job) => unitOfWork.run(job.actor, () => haveEffect(job.payload.label)));

  it('R4 K5: share the jobs, and each has its effect once', async () => {
    const labels = Array.from({ length: 150 }, (_, i) => `job ${String(i).padStart(3, '0')}`);
    await kit.place(labels.map((label) => ({ kind: 'test.transaction', payload: { label } })));
    const tookPart = new Set<number>();
    const shared = gate();
    await Promise.all(
      [1, 2, 3].map((worker) => {
        const unitOfWork = kit.unitOfWork();
        const handler = new InTransaction(async (job) => {
          tookPart.add(worker);
          if (tookPart.size > 1) shared.open();
          await shared.opened; // however late the second begins
          return unitOfWork.run(job.actor, () => haveEffect(job.payload.label));
        });
        return kit.worker([handler], { concurrency: 4 });
      }),
    );
    await kit.untilAllDone();
    expect((await kit.effects()).sort()).toEqual(labels);
    expect((await kit.jobs()).every(({ attempt }) => attempt === 1)).toBe(true);
    expect(tookPart.size).toBeGreaterThan(1);
  });

  it('run no more at once than they may, of all kinds and of one', async () => {
    const busy = { 'test.steps': 0, 'test.narrow': 0 };
    const most = { all: 0, 'test.narrow': 0 };
    const full = gate();
    const work = async ({ kind }: { kind: string }) => {
      busy[kind as keyof typeof busy]++;
      most.all = Math.max(most.all, busy['test.steps'] + busy['test.narrow']);
      most['test.narrow'] = Math.max(most['test.narrow'], busy['test.narrow']);
      if (most.all === 5) full.open();
      await full.opened; // however late the fifth begins
      await new Promise((resolve) => setTimeout(resolve, 5));
      busy[kind as keyof typeof busy]--;
    };
    const kinds = ['test.steps', 'test.narrow'];
    await kit.place(Array.from({ length: 60 }, (_, i) => ({ kind: kinds[i % 2]!, payload: {} })));
    await kit.worker([new AtEnd(work), new Narrow(work)], { concurrency: 5 });
    await kit.untilAllDone();
    expect(most).toEqual({ all: 5, 'test.narrow': 2 });
  });

  it('run jobs of one order key one at a time and in order, also when one has to rest', async () => {
    const unitOfWork = kit.unitOfWork();
    const running = new Set<string>();
    const overlaps: string[] = [];
    const work = () =>
      new AtEnd(async (job) => {
        const { label } = job.payload;
        if (running.size > 0) overlaps.push(label);
        running.add(label);
        await new Promise((resolve) => setTimeout(resolve, 3)).finally(() => running.delete(label));
        if (label === 'b' && job.attempt < 3) throw new Error('not yet');
        await unitOfWork.run(job.actor, () => haveEffect(label));
      });
    const letters = [...'abcdefgh'];
    for (const letter of letters) await kit.place([step(letter, 'alphabet')]);
    await kit.worker([work()]);
    await kit.worker([work()]);
    await kit.untilAllDone();
    expect(await kit.effects()).toEqual(letters);
    expect(overlaps).toEqual([]);
  });

  it('do not let a parked job hold up those behind it, nor one school another', async () => {
    const held = gate();
    const unitOfWork = kit.unitOfWork();
    const handler = new AtEnd(async (job) => {
      if (job.payload.label === 'bad') throw new Error('never');
      if (job.payload.label === 'slow') await held.opened;
      await unitOfWork.run(job.actor, () => haveEffect(job.payload.label));
    });
    const [bad, behind] = await kit.place([step('bad', 'line'), step('behind', 'line')]);
    await kit.place([step('slow', 'other line')]);
    await kit.place([step('elsewhere', 'other line')], { actor: systemActor(newId()) });
    await kit.worker([handler]);
    await kit.untilState(bad!, 'parked');
    await kit.untilState(behind!, 'done');
    await until(async () => (await kit.effects()).length === 2, 'the other school');
    expect((await kit.effects()).sort()).toEqual(['behind', 'elsewhere']);
    held.open();
    await until(async () => (await kit.effects()).includes('slow'), 'the slow one');
  });

  it('R4: never hold two leases of one order key, even when they do not see each other', async () => {
    const [first] = await kit.place([step('early', 'line'), step('late', 'line')]);
    const run = `update platform.jobs set state = 'running', lease_until = now() + interval '1 min' where kind = $1`;
    await expect(kit.admin.query(run, ['test.steps'])).rejects.toThrow(/jobs_one_at_a_time/);
    expect(await kit.job(first!)).toMatchObject({ state: 'waiting' });
  });

  it('keep a lease alive that is shorter than the work', async () => {
    const unitOfWork = kit.unitOfWork();
    const handler = new Lasting(async (job) => {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      await unitOfWork.run(job.actor, () => haveEffect(`${job.payload.label} ${job.signal.aborted}`));
    });
    const [id] = await kit.place([{ kind: 'test.lasting', payload: { label: 'aborted?' } }]);
    await kit.worker([handler]);
    await kit.worker([handler]);
    await kit.untilState(id!, 'done');
    expect(await kit.job(id!)).toMatchObject({ attempt: 1 });
    expect(await kit.effects()).toEqual(['aborted? false']);
  });

  it('tell a handler that its lease was lost', async () => {
    const stopped: string[] = [];
    const held = gate();
    const handler = new AtEnd(async (job) => {
      if (job.attempt > 1) return;
      await new Promise<void>((resolve) => job.signal.addEventListener('abort', () => resolve()));
      stopped.push((job.signal.reason as Error).message);
      held.open();
    });
    const [id] = await kit.place([step('x')]);
    await kit.worker([handler]);
    await kit.untilState(id!, 'running');
    await kit.admin.query('update platform.jobs set fence = fence + 1 where id = $1', [id]);
    await held.opened;
    expect(stopped).toEqual([`The lease of job ${id} was lost.`]);
    await kit.untilState(id!, 'done');
    expect(await kit.job(id!)).toMatchObject({ attempt: 2, fence: '3' });
  });

  it('finish what they run when they are stopped, and take nothing more', async () => {
    const held = gate();
    const handler = new AtEnd(() => held.opened);
    const [id] = await kit.place([step('in hand')]);
    const worker = await kit.worker([handler], { concurrency: 1 });
    await kit.untilState(id!, 'running');
    const stopping = worker.stop();
    const [later] = await kit.place([step('later')]);
    held.open();
    await stopping;
    expect(await kit.job(id!)).toMatchObject({ state: 'done' });
    expect(await kit.job(later!)).toMatchObject({ state: 'waiting', attempt: 0 });
  });

  it('R4: give back at once what they cannot finish, and it does not count as an attempt', async () => {
    const obedient = new AtEnd(
      (job) =>
        new Promise((_, reject) => job.signal.addEventListener('abort', () => reject(new Error('stopped')))),
    );
    const [id] = await kit.place([step('long')]);
    const worker = await kit.worker([obedient]);
    await kit.untilState(id!, 'running');
    await worker.stop(0);
    expect(await kit.job(id!)).toMatchObject({ state: 'waiting', attempt: 0, error: null });
  });

  it('R4: take a job from a handler that does not listen, and refuse what it commits afterwards', async () => {
    const held = gate();
    const unitOfWork = kit.unitOfWork();
    const late: Promise<void>[] = [];
    const deaf = new InTransaction((job) => {
      const work = held.opened.then(() => unitOfWork.run(job.actor, () => haveEffect('too late')));
      late.push(work);
      return work;
    });
    const [id] = await kit.place([{ kind: 'test.transaction', payload: { label: 'x' } }]);
    const worker = await kit.worker([deaf]);
    await kit.untilState(id!, 'running');
    await worker.stop(0);
    expect(await kit.job(id!)).toMatchObject({ state: 'waiting', attempt: 0 });
    held.open();
    await expect(late[0]).rejects.toThrow(/lease .* was lost/);
    await kit.worker([
      noted(),
      new InTransaction((job) => unitOfWork.run(job.actor, () => haveEffect('right'))),
    ]);
    await kit.untilAllDone();
    expect(await kit.effects()).toEqual(['right']);
  });

  it('survive a database that goes away for a moment', async () => {
    await kit.worker([noted()]);
    await kit.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await kit.place([step('afterwards')]);
    await kit.untilAllDone();
    expect(await kit.effects()).toEqual(['afterwards']);
  });

  it('K2: leave the jobs of another school out of sight', async () => {
    await kit.place([step('ours')]);
    const count = `select count(*)::int as n from platform.jobs`;
    const seen = async (school: string) => {
      const client = await kit.database().app.connect();
      try {
        await client.query(`begin; select set_config('app.school_id', '${school}', true)`);
        return (await client.query<{ n: number }>(count)).rows[0]!.n;
      } finally {
        client.release(true);
      }
    };
    expect(await seen(kit.school)).toBe(1);
    expect(await seen(newId())).toBe(0);
    expect(await new JobTable(kit.database().relay).view((await kit.jobs())[0]!.id)).not.toHaveProperty(
      'payload',
    );
  });
});
