import { Inject, Injectable } from '@nestjs/common';
import { systemActor } from '#domain/kernel/actor';
import { Database } from '../persistence/database.js';
import { prepared } from '../persistence/statement.js';
import { JobHandler, type RunningJob, type RunsJobs } from '../queue/job-handler.js';
import { Schedule } from '../queue/schedule.js';
import { Uploads } from './uploads.js';

const BATCH = 500;

// For a day it is told that they have expired, then that there is none. What was ended goes at once.
const expired = prepared(`
  select id, school_id as "schoolId" from platform.uploads
  where expires_at < now() - interval '1 day' order by expires_at limit ${BATCH}`);

const remove = prepared(`delete from platform.uploads where id = any($1::uuid[])`);

/** Removes uploads that nobody has continued, and those that were ended: their bytes first, so that none are forgotten. */
@Injectable()
@JobHandler({ kind: 'platform.expire_uploads', completes: 'at-end', quiet: true })
@Schedule({ name: 'platform.expire_uploads', cron: '35 * * * *' })
export class ExpireUploads implements RunsJobs {
  constructor(
    @Inject(Database) private readonly database: Database,
    private readonly uploads: Uploads,
  ) {}

  async run({ signal }: RunningJob): Promise<object> {
    let removed = 0;
    for (let n = BATCH; n === BATCH && !signal.aborted; removed += n) n = await this.removeSome();
    return { removed };
  }

  private async removeSome(): Promise<number> {
    const { rows } = await this.database.relay.query<{ id: string; schoolId: string }>({ ...expired });
    for (const { id, schoolId } of rows) await this.uploads.forget(id, systemActor(schoolId));
    await this.database.relay.query({ ...remove, values: [rows.map(({ id }) => id)] });
    return rows.length;
  }
}
