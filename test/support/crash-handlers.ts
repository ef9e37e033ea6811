import { setTimeout as sleep } from 'node:timers/promises';
import type { UnitOfWork } from '#platform/persistence/unit-of-work';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { haveEffect } from './queue-kit.js';

type Payload = { readonly label: string };

/** What happens in the middle of an effect: nothing, or the end of the world. */
type Midway = (job: RunningJob<Payload>) => Promise<void>;

/** One transaction, with the usual lease. */
@JobHandler({ kind: 'crash.transaction', completes: 'in-transaction' })
export class OneTransaction implements RunsJobs<Payload> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly midway: Midway,
  ) {}

  async run(job: RunningJob<Payload>): Promise<void> {
    await this.unitOfWork.run(job.actor, async () => {
      await haveEffect(job.payload.label);
      await this.midway(job);
    });
  }
}

/** The same with a lease so short that a test can outlast it. */
@JobHandler({ kind: 'crash.short', completes: 'in-transaction', leaseSeconds: 1, maxAttempts: 100 })
export class ShortLease extends OneTransaction {}

/** What a job must not be: its effect is committed before the job's completion is, so a crash in between doubles it. */
@JobHandler({ kind: 'crash.careless', completes: 'at-end', leaseSeconds: 1, maxAttempts: 100 })
export class Careless implements RunsJobs<Payload> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly midway: Midway,
  ) {}

  async run(job: RunningJob<Payload>): Promise<void> {
    await this.unitOfWork.run(job.actor, () => haveEffect(job.payload.label));
    await this.midway(job);
  }
}

export const brieflyBusy: Midway = () => sleep(5 + Math.random() * 20);
