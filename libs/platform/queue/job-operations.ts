import { Inject, Injectable } from '@nestjs/common';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { runInContext } from '../context/request-context.js';
import { Database } from '../persistence/database.js';
import { prepared } from '../persistence/statement.js';
import { JobNotFound, JobNotParked } from './job-errors.js';
import { JobRetry } from './job-retry.js';
import { JOB_VIEW, type JobState, type JobView } from './job-view.js';

const latest = prepared(`
  select ${JOB_VIEW} from platform.jobs
  where state = $1 and ($2::text is null or kind = $2) order by placed desc limit $3`);

const ownerOf = prepared(
  `select school_id as "schoolId", person_id as "personId", state from platform.jobs where id = $1`,
);

const retryOwnerless = prepared(`
  update platform.jobs set state = 'waiting', attempt = 0, run_at = now(), finished_at = null
  where id = $1 and state = 'parked'`);

/** The jobs of all schools, for whoever operates the installation. */
@Injectable()
export class JobOperations {
  constructor(
    @Inject(Database) private readonly database: Database,
    private readonly retrying: JobRetry,
  ) {}

  /** The latest first. */
  async list(wanted: { state: JobState; kind?: string; limit: number }): Promise<JobView[]> {
    const values = [wanted.state, wanted.kind ?? null, wanted.limit];
    return (await this.database.relay.query<JobView>({ ...latest, values })).rows;
  }

  /** @throws JobNotFound, JobNotParked */
  async retry(id: string): Promise<void> {
    const { rows } = await this.database.relay.query<{ schoolId: string; personId: string; state: string }>({
      ...ownerOf,
      values: [id],
    });
    const [job] = rows;
    if (!job) throw new JobNotFound();
    if (job.schoolId === null && job.personId === null) {
      // A job of the platform itself is in no school's and nobody's audit log.
      const { rowCount } = await this.database.relay.query({ ...retryOwnerless, values: [id] });
      if (rowCount === 0) throw new JobNotParked(job.state);
      return;
    }
    const actor = systemActor(job.schoolId, job.schoolId === null ? job.personId : null);
    const context = { requestId: newId(), origin: 'command line' };
    await runInContext(context, () => this.retrying.execute(id, actor));
  }
}
