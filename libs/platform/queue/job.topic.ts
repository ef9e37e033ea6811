import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { Database } from '../persistence/database.js';
import { OF_NO_SCHOOL, WatchableTopic, type Topic, type TopicParams } from '../realtime/topics.js';
import { JobReader } from './job-reader.js';
import { JobTable } from './job-table.js';
import { JobView } from './job-view.js';

/** One job: each message is the whole view, so the newest is all that counts. */
@Injectable()
@WatchableTopic({
  pattern: 'job:{jobId}',
  permission: 'platform.job.read',
  messages: [{ type: 'update', data: JobView }],
  snapshot: JobView,
})
export class JobTopic implements Topic {
  constructor(
    private readonly jobs: JobReader,
    @Inject(Database) private readonly database: Database,
  ) {}

  async schoolOf({ jobId }: TopicParams): Promise<string | null> {
    const job = await new JobTable(this.database.relay).view(jobId!);
    return job ? (job.schoolId ?? OF_NO_SCHOOL) : null;
  }

  async admit(actor: Actor, params: TopicParams): Promise<void> {
    await this.snapshot(actor, params);
  }

  snapshot(actor: Actor, { jobId }: TopicParams): Promise<JobView> {
    return this.jobs.byId(jobId!, actor);
  }
}
