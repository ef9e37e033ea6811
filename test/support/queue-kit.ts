import { Logger } from '@nestjs/common';
import type pg from 'pg';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { Database } from '#platform/persistence/database';
import { databaseUrls } from '#platform/persistence/database-urls';
import { createOrm } from '#platform/persistence/orm';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { InProcessWakeUp } from '#platform/queue/in-process-wake-up';
import { JobHandlers } from '#platform/queue/job-handlers';
import type { NewJob } from '#platform/queue/job-queue';
import { JobWorker, type WorkerOptions } from '#platform/queue/job-worker';
import type { JobWakeUp } from '#platform/queue/job-wake-up';
import { PostgresJobQueue } from '#platform/queue/postgres-job-queue';
import { TopicLog } from '#platform/realtime/topic-log';
import { testDatabase } from './database.js';
import { superuser } from './last-seen.js';
import { until } from './until.js';

export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly attempt: number;
  readonly max_attempts: number | null;
  readonly fence: string;
  readonly error: string | null;
  readonly result: object | null;
  readonly worker: string | null;
  readonly run_at: Date;
}

const effect = prepared('insert into public.test_effects (label, worker) values ($1, $2)');

/** Writes a row within the unit of work under way: what a job did to the database. */
export async function haveEffect(label: string, worker = 'test'): Promise<void> {
  await transaction().query(effect, [label, worker]);
}

/** A database with what queues need, and any number of workers on it, each with connections of its own. */
export class QueueKit {
  readonly school = newId();
  private readonly workers: JobWorker[] = [];
  private readonly pools: Database[] = [];

  private constructor(
    readonly adminUrl: string,
    readonly admin: pg.Client,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(): Promise<QueueKit> {
    Logger.overrideLogger(false);
    const { adminUrl, drop } = await testDatabase();
    const admin = await superuser(adminUrl);
    await admin.query(`
      create table public.test_effects (n bigint generated always as identity, label text not null, worker text);
      grant usage on schema public to lyceum_app;
      grant select, insert on public.test_effects to lyceum_app`);
    return new QueueKit(adminUrl, admin, drop);
  }

  /** Between two tests: no worker, no job. */
  async clear(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.stop(0)));
    await Promise.all(this.pools.splice(0).map((database) => database.close()));
    await this.admin.query('truncate platform.jobs, platform.schedules, public.test_effects');
  }

  async stop(): Promise<void> {
    await this.clear();
    await this.admin.end();
    await this.drop();
  }

  database(): Database {
    const settings = { size: 8, applicationName: 'queue test', onError: () => undefined };
    const database = new Database(databaseUrls(this.adminUrl), settings);
    this.pools.push(database);
    return database;
  }

  unitOfWork(): UnitOfWork {
    return new UnitOfWork(this.database(), createOrm(), () => undefined);
  }

  /** Places the jobs in a transaction of their own and returns their ids. */
  async place(
    jobs: readonly NewJob[],
    {
      actor = systemActor(this.school),
      wakeUp = new InProcessWakeUp(),
    }: { actor?: Actor; wakeUp?: JobWakeUp } = {},
  ): Promise<string[]> {
    const known = jobs.map((job) => ({ id: newId(), ...job }));
    await this.unitOfWork().run(actor, () => new PostgresJobQueue(wakeUp).enqueue(known));
    return known.map(({ id }) => id);
  }

  /** A worker that runs; its rounds are short, and it rests little after a failure. */
  async worker(
    handlers: readonly object[],
    options: Partial<WorkerOptions> & { wakeUp?: JobWakeUp } = {},
  ): Promise<JobWorker> {
    const { wakeUp = new InProcessWakeUp(), ...others } = options;
    const database = this.database();
    const dependencies = {
      database,
      handlers: new JobHandlers(handlers),
      wakeUp,
      topics: new TopicLog(database),
    };
    const worker = new JobWorker(dependencies, { roundMs: 50, restAfter: () => 1, ...others });
    this.workers.push(worker);
    await worker.start();
    return worker;
  }

  async job(id: string): Promise<JobRow> {
    const { rows } = await this.admin.query<JobRow>('select * from platform.jobs where id = $1', [id]);
    if (!rows[0]) throw new Error(`There is no job ${id}.`);
    return rows[0];
  }

  async jobs(): Promise<JobRow[]> {
    return (await this.admin.query<JobRow>('select * from platform.jobs order by placed')).rows;
  }

  untilState(id: string, state: string, limitMs?: number): Promise<void> {
    return until(async () => (await this.job(id)).state === state, `job ${id} to be ${state}`, limitMs);
  }

  async untilAllDone(limitMs?: number): Promise<void> {
    const open = `select kind, state, attempt, error from platform.jobs where state <> 'done'`;
    await until(async () => (await this.admin.query(open)).rowCount === 0, 'all jobs to be done', limitMs);
  }

  /** What the jobs did, in order. */
  async effects(): Promise<string[]> {
    const { rows } = await this.admin.query<{ label: string }>(
      'select label from public.test_effects order by n',
    );
    return rows.map(({ label }) => label);
  }
}
