import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { databaseUrls } from '#platform/persistence/database-urls';
import { InProcessWakeUp } from '#platform/queue/in-process-wake-up';
import { DeleteOutdated, ExtendPartitions } from '#platform/queue/housekeeping.jobs';
import { JobHandler, type RunsJobs } from '#platform/queue/job-handler';
import { JobHandlers } from '#platform/queue/job-handlers';
import { JobWorker } from '#platform/queue/job-worker';
import { Schedule } from '#platform/queue/schedule';
import { Schedules } from '#platform/queue/schedules';
import { QueueKit } from '../../support/queue-kit.js';
import { until } from '../../support/until.js';

const ran: object[] = [];

@JobHandler({ kind: 'test.hourly', completes: 'at-end' })
@Schedule({ name: 'hourly', cron: '5 * * * *' })
class Hourly implements RunsJobs {
  async run({ payload, schoolId, personId }: { payload: object; schoolId: unknown; personId: unknown }) {
    ran.push({ payload, schoolId, personId });
  }
}

@JobHandler({ kind: 'test.other', completes: 'at-end' })
@Schedule({ name: 'hourly', cron: '0 3 * * *' })
class Namesake extends Hourly {}

const hourly = (cron = '5 * * * *') => ({ name: 'hourly', kind: 'test.hourly', cron });

describe('schedules', () => {
  let kit: QueueKit;
  beforeAll(async () => {
    kit = await QueueKit.start();
  });
  afterEach(() => kit.clear());
  afterAll(() => kit.stop());

  const declared = async (cron?: string) => {
    const schedules = new Schedules(kit.database().relay, [hourly(cron)]);
    await schedules.declare();
    return schedules;
  };
  const nextAt = async () =>
    (await kit.admin.query<{ at: Date }>('select next_at as at from platform.schedules')).rows[0]!.at;
  const pretendDue = (ago: string) =>
    kit.admin.query(`update platform.schedules set next_at = now() - $1::interval`, [ago]);

  it('R4: fire once each time, however many workers look', async () => {
    const workers = await Promise.all([declared(), declared(), declared()]);
    for (let time = 1; time <= 15; time++) {
      await pretendDue('1 second');
      const fired = await Promise.all(workers.map((schedules) => schedules.fire()));
      expect(fired.flat()).toHaveLength(1);
      expect(await kit.jobs()).toHaveLength(time);
    }
  });

  it('R4: fire once for all the times that were missed, and then wait for the next', async () => {
    const schedules = await declared();
    await pretendDue('3 days');
    expect(await schedules.fire()).toHaveLength(1);
    expect(await schedules.fire()).toHaveLength(0);
    const next = await nextAt();
    expect(next.getTime()).toBeGreaterThan(Date.now());
    expect(next.toISOString()).toMatch(/:05:00.000Z$/);
  });

  it('do not fire before their time, nor those of another version', async () => {
    const schedules = await declared();
    expect(await schedules.fire()).toEqual([]);
    await kit.admin.query(
      `insert into platform.schedules values ('of a later version', 'test.unknown', '* * * * *', now() - interval '1 min')`,
    );
    expect(await schedules.fire()).toEqual([]);
    expect(await kit.jobs()).toEqual([]);
  });

  it('keep their next time over a restart, and take a new one when the expression changes', async () => {
    await declared();
    const far = new Date('2100-01-01T00:05:00Z');
    await kit.admin.query('update platform.schedules set next_at = $1', [far]);
    await declared();
    expect(await nextAt()).toEqual(far);
    await declared('0 4 * * *');
    expect((await nextAt()).toISOString()).toMatch(/T04:00:00.000Z$/);
  });

  it('run their job for no school, with nothing in it, one after the other', async () => {
    const schedules = await declared();
    for (let i = 0; i < 2; i++) {
      await pretendDue('1 second');
      await schedules.fire();
    }
    const { rows } = await kit.admin.query<{ key: string }>(
      'select distinct order_key as key from platform.jobs',
    );
    expect(rows).toEqual([{ key: 'schedule:hourly' }]);
    await pretendDue('1 second');
    await kit.worker([new Hourly()]);
    await kit.untilAllDone();
    expect(await kit.jobs()).toHaveLength(3);
    expect(ran).toEqual(Array.from({ length: 3 }, () => ({ payload: {}, schoolId: null, personId: null })));
  });

  it('R4: are declared as soon as the database answers, by a worker that began while it did not', async () => {
    const { relay } = databaseUrls(kit.adminUrl);
    let answers = false;
    const way = createServer((near) => {
      if (!answers) return void near.resume().end();
      const far = connect(Number(new URL(relay).port), '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const)
        one.pipe(other).on('error', () => one.destroy());
    }).listen(0, '127.0.0.1');
    await once(way, 'listening');
    const { port } = way.address() as AddressInfo;
    const pool = new pg.Pool({ connectionString: relay.replace(new URL(relay).host, `127.0.0.1:${port}`) });
    const handlers = new JobHandlers([new Hourly()]);
    const topics = { publish: () => Promise.resolve() };
    const dependencies = { database: { relay: pool }, handlers, wakeUp: new InProcessWakeUp(), topics };
    const worker = new JobWorker(dependencies, { roundMs: 50 });
    await worker.start();
    answers = true;
    const isDeclared = async () => (await kit.admin.query('select from platform.schedules')).rowCount === 1;
    await until(isDeclared, 'the schedule to be declared');
    await worker.stop(0);
    await pool.end();
    way.close();
  });

  it('do not boot with an expression that is none, nor two of one name', async () => {
    await expect(declared('every now and then')).rejects.toThrow(/CronPattern/);
    expect(() => new JobHandlers([new Hourly(), new Namesake()])).toThrow(/one name: hourly/);
  });
});

describe('the upkeep of the platform', () => {
  let kit: QueueKit;
  beforeAll(async () => {
    kit = await QueueKit.start();
  });
  afterEach(() => kit.clear());
  afterAll(() => kit.stop());

  const run = async (kind: string) => {
    const [id] = await kit.place([{ kind, payload: {} }]);
    const database = kit.database();
    await kit.worker([new ExtendPartitions(database), new DeleteOutdated(database)]);
    await kit.untilState(id!, 'done');
    return (await kit.job(id!)).result;
  };

  it('makes the partitions of the coming months', async () => {
    const last = `platform.audit_entries_${new Date(Date.now() + 400 * 86_400_000).toISOString().slice(0, 7).replace('-', '_')}`;
    await kit.admin.query(`drop table ${last}`);
    expect(await run('platform.extend_partitions')).toEqual({ tables: expect.any(Number) });
    const { rows } = await kit.admin.query(
      'select relrowsecurity and relforcerowsecurity as secured from pg_class where oid = $1::regclass',
      [last],
    );
    expect(rows).toEqual([{ secured: true }]);
  });

  it('makes the references of a month with its partitions, all of them and checked', async () => {
    const month = new Date(Date.now() + 400 * 86_400_000).toISOString().slice(0, 7).replace('-', '_');
    const marks = `attendance.marks_${month}`;
    await kit.admin.query(`drop table ${marks}`);
    await run('platform.extend_partitions');
    const { rows } = await kit.admin.query(
      `select conname as name, confrelid::regclass::text as "to" from pg_constraint
       where conrelid = $1::regclass and contype = 'f' and conparentid = 0 and convalidated order by 1`,
      [marks],
    );
    expect(rows).toEqual([
      { name: 'marks_have_revisions', to: `attendance.mark_revisions_${month}` },
      { name: 'marks_need_an_entry', to: `attendance.register_entries_${month}` },
    ]);
    const { rows: missing } = await kit.admin.query(`
      select m.name, i.inhrelid::regclass::text as part from platform.monthly_references m
      join pg_inherits i on i.inhparent = m.relation::regclass
      where not exists (select from pg_constraint k where k.conrelid = i.inhrelid and k.conname = m.name and k.convalidated)`);
    expect(missing).toEqual([]);
  });

  it('K4: deletes answers after a day, finished jobs and events after a week, and nothing that is still needed', async () => {
    await kit.admin.query(`
      insert into platform.idempotency_keys (owner_id, route, key, body_hash, created_at)
        select gen_random_uuid(), 'r', 'k', 'h', now() - age from unnest('{23 hours, 25 hours}'::interval[]) age;
      insert into platform.jobs (id, kind, payload, state, finished_at)
        select gen_random_uuid(), state, '{}', state, now() - interval '8 days' from unnest('{done, cancelled, parked}'::text[]) state;
      insert into platform.jobs (id, kind, payload, state, finished_at)
        values (gen_random_uuid(), 'recent', '{}', 'done', now() - interval '6 days');
      insert into platform.topics select 'job:' || id, 1 from platform.jobs where state in ('done', 'parked');
      insert into platform.topics values ('register:x', 1);
      insert into platform.topic_messages (topic, seq, id, type, data, occurred_at)
        select name, 1, row_number() over (), 'update', '{}', now() from platform.topics;
      insert into platform.topic_messages values ('register:x', 0, 99, 'update', '{}', now() - interval '25 hours');
      insert into platform.outbox (id, type, aggregate_id, data, position, relayed_at)
        values (gen_random_uuid(), 'old', gen_random_uuid(), '{}', 1, now() - interval '8 days'),
          (gen_random_uuid(), 'young', gen_random_uuid(), '{}', 2, now() - interval '6 days'),
          (gen_random_uuid(), 'waiting', gen_random_uuid(), '{}', null, null)`);
    expect(await run('platform.delete_outdated')).toEqual({
      jobs: 2,
      idempotencyKeys: 1,
      events: 1,
      topicMessages: 1,
    });
    const list = async (sql: string) => (await kit.admin.query<{ v: string }>(sql)).rows.map(({ v }) => v);
    expect(await list(`select kind as v from platform.jobs where kind !~ '^platform' order by 1`)).toEqual([
      'parked',
      'recent',
    ]);
    expect(await list(`select type as v from platform.outbox order by 1`)).toEqual(['waiting', 'young']);
    expect(
      await list(`select split_part(topic, ':', 1) as v from platform.topic_messages order by 1`),
    ).toEqual(['job', 'job', 'register']);
    expect(await list(`select split_part(name, ':', 1) as v from platform.topics order by 1`)).toEqual([
      'job',
      'job',
      'register',
    ]);
  });
});
