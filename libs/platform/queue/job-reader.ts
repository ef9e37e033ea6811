import { Injectable } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, givenWord, Listing, type ListInput } from '../http/listing.js';
import { prepared } from '../persistence/statement.js';
import { TenantReader } from '../persistence/tenant-reader.js';
import { JobNotFound } from './job-errors.js';
import { JOB_STATES, JOB_VIEW, type JobState, type JobView } from './job-view.js';

type JobSort = 'id' | '-id';

export interface JobFilter extends Omit<ListInput<JobSort>, 'sort'> {
  readonly state?: JobState | undefined;
  readonly kind?: string | undefined;
}

/** Planned once: an index is in order for any kind, while a kind of which there is nothing would be planned for each time. */
const listing = new Listing<JobView, JobSort>(
  `select ${JOB_VIEW} from platform.jobs`,
  { id: [['id', 'uuid', 'id']] },
  { plannedOnce: true },
);

const ofSchool = prepared(`
  select ${JOB_VIEW} from platform.jobs
  where id = $1 and school_id = platform.current_school() and (not $2::boolean or person_id = platform.current_person())`);

const ofPerson = prepared(
  `select ${JOB_VIEW} from platform.jobs where id = $1 and person_id = platform.current_person()`,
);

/** Jobs for those who wait for them: a school's for its people, and anyone's own, whichever school they are of. */
@Injectable()
export class JobReader {
  constructor(private readonly reader: TenantReader) {}

  /** Of the actor's school, the latest first; only those that the actor asked for when the actor's reach is `own`. */
  list(filter: JobFilter, actor: Actor): Promise<Page<JobView>> {
    const ownOnly = actor.reach('platform.job.read') === 'own';
    return listing.page(this.reader, actor, { ...filter, sort: '-id' }, [
      ['school_id = (select platform.current_school())'],
      givenWord('state = ?', filter.state, JOB_STATES),
      given('kind = ?', filter.kind),
      ownOnly && ['person_id = (select platform.current_person())'],
    ]);
  }

  /**
   * In a school, a job of that school; outside of any, one that the actor asked for.
   * @throws JobNotFound
   */
  async byId(id: string, actor: Actor): Promise<JobView> {
    const ownOnly = actor.reach('platform.job.read') === 'own';
    const [job] =
      actor.schoolId === null
        ? await this.reader.rows<JobView>(actor, ofPerson, [id])
        : await this.reader.rows<JobView>(actor, ofSchool, [id, ownOnly]);
    if (!job) throw new JobNotFound();
    return job;
  }
}
