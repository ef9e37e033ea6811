import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { prepared } from '../persistence/statement.js';
import { transaction } from '../persistence/transaction.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { TopicLog } from '../realtime/topic-log.js';
import { JobNotFound, JobNotParked } from './job-errors.js';
import { JOB_VIEW, topicOf, type JobView } from './job-view.js';
import { JobWakeUp } from './job-wake-up.js';

const toRetry = prepared(`
  select state, attempt, error from platform.jobs
  where id = $1 and school_id is not distinct from platform.current_school()
    and (school_id is not null or person_id = platform.current_person())
  for update`);

const retry = prepared(`
  update platform.jobs set state = 'waiting', attempt = 0, run_at = now(), finished_at = null
  where id = $1 returning ${JOB_VIEW}`);

/** Gives parked jobs another chance. */
@Injectable()
export class JobRetry {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly topics: TopicLog,
    @Inject(JobWakeUp) private readonly wakeUp: JobWakeUp,
  ) {}

  /**
   * A job of the actor's school or, outside of any, one of no school that the actor asked for. All its attempts count
   * anew.
   * @throws JobNotFound, JobNotParked
   */
  execute(id: string, actor: Actor): Promise<JobView> {
    return this.unitOfWork.run(actor, async () => {
      const open = transaction();
      const [before] = await open.query<{ state: string; attempt: number; error: string }>(toRetry, [id]);
      if (!before) throw new JobNotFound();
      if (before.state !== 'parked') throw new JobNotParked(before.state);
      const [job] = await open.query<JobView>(retry, [id]);
      const after = { state: 'waiting', attempt: 0 };
      open.changes.push({
        id: newId(),
        action: 'update',
        subject_type: 'Job',
        subject_id: id,
        before,
        after,
      });
      open.afterCommit(() => this.tell(job!));
      return job!;
    });
  }

  private tell(job: JobView): void {
    this.wakeUp.wake([job.id]);
    // The worker that takes the job shows it again.
    this.topics.publish([{ topic: topicOf(job.id), type: 'update', data: job }]).catch(() => undefined);
  }
}
