// A worker as a process of its own, to be killed: `worker-program.ts <database> <holds|works>`. It says each job that it
// is in the middle of; told to hold, it stays there until it hears a line.
import 'reflect-metadata';
import { once } from 'node:events';
import { Logger } from '@nestjs/common';
import { Database } from '#platform/persistence/database';
import { databaseUrls } from '#platform/persistence/database-urls';
import { createOrm } from '#platform/persistence/orm';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { InProcessWakeUp } from '#platform/queue/in-process-wake-up';
import { JobHandlers } from '#platform/queue/job-handlers';
import type { RunningJob } from '#platform/queue/job-handler';
import { JobWorker } from '#platform/queue/job-worker';
import { TopicLog } from '#platform/realtime/topic-log';
import { brieflyBusy, Careless, OneTransaction, ShortLease } from './crash-handlers.js';

const [adminUrl, mode] = process.argv.slice(2) as [string, 'holds' | 'works'];
const say = (line: string) => process.stdout.write(`${line}\n`);

Logger.overrideLogger({
  log() {},
  warn: (facts: { err?: Error }) => say(`warned ${facts.err?.message}`),
  error() {},
});
process.stdin.resume();

async function midway(job: RunningJob): Promise<void> {
  say(`midway ${job.id}`);
  await (mode === 'holds' ? once(process.stdin, 'data') : brieflyBusy(job as never));
}

const database = new Database(databaseUrls(adminUrl), {
  size: 6,
  applicationName: 'doomed worker',
  onError: () => undefined,
});
const unitOfWork = new UnitOfWork(database, createOrm(), () => undefined);
const handlers = new JobHandlers([
  new OneTransaction(unitOfWork, midway),
  new ShortLease(unitOfWork, midway),
  new Careless(unitOfWork, midway),
]);
const topics = new TopicLog(database);
const worker = new JobWorker(
  { database, handlers, wakeUp: new InProcessWakeUp(), topics },
  { roundMs: 100, concurrency: 4 },
);
await worker.start();
