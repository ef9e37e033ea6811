import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { JobReader } from '#platform/queue/job-reader';
import type { JobView } from '#platform/queue/job-view';
import { systemActor } from '#domain/kernel/actor';
import { haveEffect, QueueKit } from '../../support/queue-kit.js';
import { AtEnd, InTransaction, Narrow } from '../../support/test-handlers.js';
import { until } from '../../support/until.js';

describe('what is shown of jobs', () => {
  let kit: QueueKit;
  beforeAll(async () => {
    kit = await QueueKit.start();
  });
  afterEach(() => kit.clear());
  afterAll(() => kit.stop());

  const shown = async (id: string) => {
    const { rows } = await kit.admin.query<{ data: JobView }>(
      'select data from platform.topic_messages where topic = $1 order by seq',
      [`job:${id}`],
    );
    return rows.map(({ data }) => data);
  };
  const untilShown = (id: string, state: string) =>
    until(async () => (await shown(id)).at(-1)?.state === state, `job ${id} to be shown as ${state}`);
  const queried = async (id: string) => {
    const reader = new JobReader(new TenantReader(kit.database()));
    return JSON.parse(JSON.stringify(await reader.byId(id, systemActor(kit.school)))) as JobView;
  };

  it('L5: its start, its progress and its end are pushed, and the end equals what a query returns', async () => {
    const handler = new AtEnd(async (job) => {
      for (let row = 1; row <= 1000; row++) {
        job.progress(row, 1000, 'enrollments.csv');
        if (row % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 130));
      }
      return { rows: 1000 };
    });
    const [id] = await kit.place([{ kind: 'test.steps', payload: {} }]);
    await kit.worker([handler]);
    await untilShown(id!, 'done');
    const messages = await shown(id!);
    expect(messages[0]).toMatchObject({ state: 'running', attempt: 1 });
    const steps = messages.flatMap(({ progress }) => (progress ? [progress.done] : []));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.length).toBeGreaterThan(1);
    expect(messages.length).toBeLessThan(20);
    expect(messages.at(-1)).toMatchObject({
      result: { rows: 1000 },
      progress: { done: 1000, total: 1000, note: 'enrollments.csv' },
    });
    expect(messages.at(-1)).toEqual(await queried(id!));
  });

  it('L5: so are its failures, its rest and its parking', async () => {
    const [id] = await kit.place([{ kind: 'test.steps', payload: {} }]);
    await kit.worker([new AtEnd(() => Promise.reject(new Error('no')))], { restAfter: () => 600_000 });
    const states = async () => (await shown(id!)).map(({ state, attempt }) => `${state} ${attempt}`);
    for (const rest of ['waiting 1', 'waiting 2']) {
      await until(async () => (await states()).at(-1) === rest, `it to be shown as ${rest}`);
      await kit.admin.query('update platform.jobs set run_at = now() where id = $1', [id]);
    }
    await untilShown(id!, 'parked');
    expect((await states()).at(-1)).toBe('parked 3');
    expect((await shown(id!)).at(-1)).toEqual(await queried(id!));
  });

  it('R5: the end of a job whose worker died before it could show it is shown all the same', async () => {
    const unitOfWork = kit.unitOfWork();
    const handler = new InTransaction((job) => unitOfWork.run(job.actor, () => haveEffect('x')));
    const [id] = await kit.place([{ kind: 'test.transaction', payload: {} }]);
    await kit.admin.query(
      `update platform.jobs set state = 'done', told = false, finished_at = now() - interval '10 s' where id = $1`,
      [id],
    );
    await kit.worker([handler]);
    await untilShown(id!, 'done');
    await until(
      async () => (await kit.admin.query('select from platform.jobs where not told')).rowCount === 0,
      'told',
    );
    const states = (await shown(id!)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['done'])); // at least once: a round may come before the former has noted it
  });

  it('nothing, when nobody waits for jobs of this kind', async () => {
    const [id] = await kit.place([{ kind: 'test.narrow', payload: {} }]);
    await kit.worker([new Narrow(async (job) => job.progress(1, 2))]);
    await kit.untilState(id!, 'done');
    await kit.clear();
    expect(await shown(id!)).toEqual([]);
  });
});
