import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { Database } from '#platform/persistence/database';
import { InProcessWakeUp } from '#platform/queue/in-process-wake-up';
import { JobHandlers } from '#platform/queue/job-handlers';
import { JobWorker } from '#platform/queue/job-worker';
import { TopicLog } from '#platform/realtime/topic-log';
import { PublishDueVersionCommand } from '../../src/academy/commands/content/publish-due-version.command.js';
import { PublishVersionJob } from '../../src/academy/jobs/publish-version.job.js';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** Does what the job does when the moment has come that a version was scheduled for. */
export function publishDueVersion(
  { app }: TestApp,
  { id }: TestSchool,
  { versionId, publishAt }: { versionId: string; publishAt: string },
): Promise<void> {
  const input = { versionId, publishAt: new Date(publishAt) };
  return app.get(CommandBus).execute(new PublishDueVersionCommand(input, systemActor(id)));
}

/** Another worker that comes up: it knows of the jobs what the database knows. */
export async function publishingWorker({ app }: TestApp): Promise<JobWorker> {
  const database = app.get(Database);
  const dependencies = {
    database,
    handlers: new JobHandlers([app.get(PublishVersionJob)]),
    wakeUp: new InProcessWakeUp(),
    topics: new TopicLog(database),
  };
  const worker = new JobWorker(dependencies, { roundMs: 50, restAfter: () => 1 });
  await worker.start();
  return worker;
}
