import { Inject, Injectable, Logger } from '@nestjs/common';
import { systemActor } from '#domain/kernel/actor';
import { Database } from '../persistence/database.js';
import { prepared, type Statement } from '../persistence/statement.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { JobHandler, type RunningJob, type RunsJobs } from '../queue/job-handler.js';
import { JobQueue } from '../queue/job-queue.js';
import { Schedule } from '../queue/schedule.js';
import { TOLD_OF_EXPIRY, uploadTable as table } from './upload-table.js';
import { Uploads } from './uploads.js';

const BATCH = 500;

// Those that have failed just now hold nobody up: not again before the next hour.
const some = (which: string) =>
  prepared(`
  select id, school_id as "schoolId", person_id as "personId" from platform.uploads
  where ${which} and id <> all ($1::uuid[]) order by expires_at limit ${BATCH}`);

const waitedFor = some(`expires_at < now() and then_job is not null`);
const expired = some(`expires_at < now() - ${TOLD_OF_EXPIRY}`);

interface Expired {
  readonly id: string;
  readonly schoolId: string;
  readonly personId: string;
}

/** Removes uploads that nobody has continued, and those that were ended; what was to be made of them hears of it before. */
@Injectable()
@JobHandler({ kind: 'platform.expire_uploads', completes: 'at-end', quiet: true })
@Schedule({ name: 'platform.expire_uploads', cron: '35 * * * *' })
export class ExpireUploads implements RunsJobs {
  private readonly logger = new Logger(ExpireUploads.name);

  constructor(
    @Inject(Database) private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    @Inject(JobQueue) private readonly jobs: JobQueue,
    private readonly uploads: Uploads,
  ) {}

  async run({ signal }: RunningJob): Promise<object> {
    const givenUp = await this.each(waitedFor, signal, (one) => this.giveUp(one));
    const removed = await this.each(expired, signal, (one) => this.discard(one));
    return { givenUp: givenUp.done, removed: removed.done, left: givenUp.left + removed.left };
  }

  /** It has expired before its last byte: whoever waits for that hears so, by the job that they wait for. */
  private giveUp({ id, schoolId, personId }: Expired): Promise<void> {
    return this.unitOfWork.run(systemActor(schoolId, personId), async () => {
      const job = await table.giveUp(id);
      if (job) await this.jobs.enqueue({ ...job, payload: { ...job.payload, expired: true } });
    });
  }

  /** Its row only together with its bytes, so that none are forgotten. @throws Error when something is made of it */
  private discard({ id, schoolId }: Expired): Promise<void> {
    const actor = systemActor(schoolId);
    return this.unitOfWork.run(actor, async () => {
      if (await table.discard(id)) await this.uploads.forget(id, actor);
    });
  }

  /** One by one: what cannot be done is left, and the others are not. */
  private async each(
    which: Statement,
    signal: AbortSignal,
    step: (one: Expired) => Promise<void>,
  ): Promise<{ readonly done: number; readonly left: number }> {
    const left: string[] = [];
    let done = 0;
    for (let n = BATCH; n === BATCH && !signal.aborted;) {
      const { rows } = await this.database.relay.query<Expired>({ ...which, values: [left] });
      for (const one of rows) {
        await step(one).then(
          () => void done++,
          (error: Error) => {
            left.push(one.id);
            this.logger.error({ err: error, uploadId: one.id }, 'An upload that has expired is left');
          },
        );
      }
      n = rows.length;
    }
    return { done, left: left.length };
  }
}
