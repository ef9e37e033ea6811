import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import { DomainError } from '#domain/kernel/domain-error';
import { newId } from '#domain/kernel/id';
import { InProcessWakeUp } from '#platform/queue/in-process-wake-up';
import { JobHandler, PermanentJobFailure } from '#platform/queue/job-handler';
import { JobHandlers } from '#platform/queue/job-handlers';
import { PostgresJobQueue } from '#platform/queue/postgres-job-queue';
import { QueueKit, haveEffect } from '../../support/queue-kit.js';
import { AtEnd, InTransaction } from '../../support/test-handlers.js';

class NoSuchThing extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'test.no_such_thing';
}

describe('the queue', () => {
  let kit: QueueKit;
  beforeAll(async () => {
    kit = await QueueKit.start();
  });
  afterEach(() => kit.clear());
  afterAll(() => kit.stop());

  const label = (name: string) => ({ kind: 'test.transaction', payload: { label: name } });
  const effectOf = (unitOfWork = kit.unitOfWork()) =>
    new InTransaction((job) => unitOfWork.run(job.actor, () => haveEffect(job.payload.label)));

  it('R4 K5: has a job if and only if the transaction that placed it was committed', async () => {
    const queue = new PostgresJobQueue(new InProcessWakeUp());
    const unitOfWork = kit.unitOfWork();
    const placing = unitOfWork.run(systemActor(kit.school), async () => {
      await queue.enqueue(label('never'));
      await haveEffect('never');
      throw new Error('after all not');
    });
    await expect(placing).rejects.toThrow('after all not');
    await unitOfWork.run(systemActor(kit.school), () => queue.enqueue([label('one'), label('two')]));
    expect((await kit.jobs()).map(({ state }) => state)).toEqual(['waiting', 'waiting']);

    await kit.worker([effectOf()]);
    await kit.untilAllDone();
    expect((await kit.effects()).sort()).toEqual(['one', 'two']);
  });

  it('refuses to place a job outside of a unit of work', async () => {
    await expect(new PostgresJobQueue(new InProcessWakeUp()).enqueue(label('lost'))).rejects.toThrow(
      /unit of work/,
    );
  });

  it('wakes the worker after the commit, and not before', async () => {
    const wakeUp = new InProcessWakeUp();
    await kit.worker([effectOf()], { wakeUp, roundMs: 600_000 });
    await kit.place([label('at once')], { wakeUp });
    await kit.untilAllDone();
    expect(await kit.effects()).toEqual(['at once']);
  });

  it('K4: makes one job of several with one key, in each school', async () => {
    const once = { ...label('once'), onceKey: 'event 7' };
    await kit.place([once, once]);
    await kit.place([once, label('other')]);
    await kit.place([once], { actor: systemActor(newId()) });
    await kit.place([once], { actor: systemActor(null) });
    await kit.place([once], { actor: systemActor(null) });
    await kit.worker([effectOf()]);
    await kit.untilAllDone();
    expect((await kit.effects()).sort()).toEqual(['once', 'once', 'once', 'other']);
  });

  it('does not run a job before its time', async () => {
    const [later] = await kit.place([
      { ...label('later'), runAt: new Date(Date.now() + 3_600_000) },
      label('now'),
    ]);
    await kit.worker([effectOf()]);
    await kit.untilState((await kit.jobs())[1]!.id, 'done');
    expect(await kit.job(later!)).toMatchObject({ state: 'waiting', attempt: 0 });
    await kit.admin.query(`update platform.jobs set run_at = now() where state = 'waiting'`);
    await kit.untilAllDone();
    expect(await kit.effects()).toEqual(['now', 'later']);
  });

  it('R4: undoes the effect of a failed attempt and has it once in the end', async () => {
    const unitOfWork = kit.unitOfWork();
    const handler = new InTransaction((job) =>
      unitOfWork.run(job.actor, async () => {
        await haveEffect(job.payload.label);
        if (job.attempt < 3) throw new Error('not yet');
      }),
    );
    const [id] = await kit.place([label('third time')]);
    await kit.worker([handler]);
    await kit.untilState(id!, 'done');
    expect(await kit.job(id!)).toMatchObject({ attempt: 3, error: null, max_attempts: 3 });
    expect(await kit.effects()).toEqual(['third time']);
  });

  it('stores what a job of several steps returns, once all steps are done', async () => {
    const unitOfWork = kit.unitOfWork();
    const handler = new AtEnd(async (job) => {
      for (const step of ['a', 'b']) await unitOfWork.run(job.actor, () => haveEffect(step));
      return { added: 2 };
    });
    const [id] = await kit.place([{ kind: 'test.steps', payload: {} }]);
    await kit.worker([handler]);
    await kit.untilState(id!, 'done');
    expect(await kit.job(id!)).toMatchObject({ result: { added: 2 }, attempt: 1 });
    expect(await kit.effects()).toEqual(['a', 'b']);
  });

  it('R4: refuses the effect of a worker whose lease was taken away', async () => {
    const unitOfWork = kit.unitOfWork();
    const signals: boolean[] = [];
    const handler = (kind: typeof AtEnd | typeof InTransaction) =>
      new kind(async (job) => {
        if (job.attempt === 1) {
          await kit.admin.query('update platform.jobs set fence = fence + 1, run_at = run_at where id = $1', [
            job.id,
          ]);
        }
        await unitOfWork
          .run(job.actor, () => haveEffect(`attempt ${job.attempt} of ${job.kind}`))
          .finally(() => signals.push(job.signal.aborted));
      });
    await kit.place([label('x'), { kind: 'test.steps', payload: {} }]);
    await kit.worker([handler(AtEnd), handler(InTransaction)]);
    await kit.untilAllDone();
    expect((await kit.effects()).sort()).toEqual([
      'attempt 2 of test.steps',
      'attempt 2 of test.transaction',
    ]);
  });

  it('R4: parks a job that fails again and again, with its error, but without secrets', async () => {
    const handler = new AtEnd(async () => {
      throw new Error(
        'cannot reach postgres://lyceum:geheim@db/lyceum with password=hunter2\n  Bearer abc.def.ghi',
      );
    });
    const [id] = await kit.place([{ kind: 'test.steps', payload: {} }]);
    const [short] = await kit.place([{ kind: 'test.steps', payload: {}, maxAttempts: 1 }]);
    await kit.worker([handler]);
    await kit.untilState(id!, 'parked');
    await kit.untilState(short!, 'parked');
    const job = await kit.job(id!);
    expect(job).toMatchObject({ attempt: 3 });
    expect(job.error).toBe('Error: cannot reach postgres://***@db/lyceum with password=*** Bearer ***');
    expect(await kit.job(short!)).toMatchObject({ attempt: 1 });
  });

  it.each([
    ['a permanent failure', () => new PermanentJobFailure('The package has no manifest.')],
    ['a rule that said no', () => new NoSuchThing('There is no such thing.')],
  ])('R4: parks a job at once after %s', async (_, error) => {
    const [id] = await kit.place([{ kind: 'test.steps', payload: {} }]);
    await kit.worker([new AtEnd(() => Promise.reject(error()))]);
    await kit.untilState(id!, 'parked');
    expect(await kit.job(id!)).toMatchObject({ attempt: 1, error: error().message });
  });

  it('R4: takes a job again whose worker died, and parks one that its workers do not survive', async () => {
    const [dead, poison] = await kit.place([label('dead'), label('poison')]);
    const left = `update platform.jobs set state = 'running', worker = 'gone', lease_until = now() - interval '1 s',
      attempt = $2, max_attempts = 3, fence = 1 where id = $1`;
    await kit.admin.query(left, [dead, 1]);
    await kit.admin.query(left, [poison, 3]);
    await kit.worker([effectOf()]);
    await kit.untilState(dead!, 'done');
    await kit.untilState(poison!, 'parked');
    expect(await kit.job(dead!)).toMatchObject({ attempt: 2, fence: '2' });
    expect((await kit.job(poison!)).error).toBe('The worker gone gave no sign of life during attempt 3.');
    expect(await kit.effects()).toEqual(['dead']);
  });

  it('leaves jobs alone that it has no handler for', async () => {
    const [id] = await kit.place([{ kind: 'test.of_a_later_version', payload: {} }, label('known')]);
    await kit.worker([effectOf()]);
    await kit.untilState((await kit.jobs())[1]!.id, 'done');
    expect(await kit.job(id!)).toMatchObject({ state: 'waiting', attempt: 0 });
  });

  it('R4: does not boot with a lease that keeps the job of a dead worker for longer than it may', () => {
    @JobHandler({ kind: 'test.leased', completes: 'at-end', leaseSeconds: 26 })
    class Leased {
      run = () => Promise.resolve();
    }
    expect(() => new JobHandlers([new Leased()])).toThrow(/test.leased are leased for longer than 25 s/);
  });

  it('does not boot with two handlers of one kind', () => {
    const work = () => Promise.resolve();
    expect(() => new JobHandlers([new AtEnd(work), new AtEnd(work)])).toThrow(/test.steps have two handlers/);
    expect(new JobHandlers([new AtEnd(work), new Map()]).all()).toHaveLength(1);
  });
});
