import type { JobLease } from '../context/request-context.js';
import { prepared } from './statement.js';
import type { Transaction } from './transaction.js';

const complete = prepared(`
  update platform.jobs set state = 'done', finished_at = now(), lease_until = null, error = null
  where id = $1 and fence = $2 and state = 'running' returning id`);

const hold = prepared(
  `select id from platform.jobs where id = $1 and fence = $2 and state = 'running' for share`,
);

/** The lease ran out and another worker has the job: whatever this one did must not be committed. */
export class LeaseLost extends Error {
  constructor(jobId: string) {
    super(`The lease of job ${jobId} was lost.`);
  }
}

/** Completes the job within the transaction of its effect, or at least proves that the lease still holds (R4). */
export async function completeJob(open: Transaction, lease: JobLease | undefined): Promise<void> {
  if (!lease) return;
  if (lease.completed)
    throw new Error('The first transaction completed this job: declare it as completing at-end.');
  const held = await open.query(lease.completesInTransaction ? complete : hold, [lease.jobId, lease.fence]);
  if (held.length === 0) throw new LeaseLost(lease.jobId);
  if (lease.completesInTransaction) open.afterCommit(() => (lease.completed = true));
}
