import { newId } from '#domain/kernel/id';
import { requestContext } from '../context/request-context.js';
import { traceparent } from '../observability/trace-context.js';
import { prepared } from '../persistence/statement.js';
import { transaction } from '../persistence/transaction.js';
import type { JobQueue, NewJob } from './job-queue.js';
import type { JobWakeUp } from './job-wake-up.js';

// No conflict target: row security would then ask whether the writer may read the row, and a job of the platform
// itself is nobody's to read.
const place = prepared(`
  insert into platform.jobs
    (id, kind, school_id, person_id, request_id, traceparent, payload, once_key, order_key, run_at, max_attempts)
  select j.id, j.kind, $1, $2, $3, $4, j.payload, j.once_key, j.order_key, coalesce(j.run_at, now()), j.max_attempts
  from jsonb_to_recordset($5::jsonb) as j (nth int, id uuid, kind text, payload jsonb, once_key text,
    order_key text, run_at timestamptz, max_attempts int)
  order by j.nth
  on conflict do nothing`);

/** Jobs as rows of the transaction that wants them done. */
export class PostgresJobQueue implements JobQueue {
  constructor(private readonly wakeUp: JobWakeUp) {}

  async enqueue(jobs: NewJob | readonly NewJob[]): Promise<void> {
    const rows = [jobs].flat().map(rowOf);
    const open = transaction();
    if (rows.length === 0) return;
    const { schoolId, personId } = open.actor;
    const cause = [requestContext()?.requestId ?? null, traceparent()];
    await open.query(place, [schoolId, personId, ...cause, JSON.stringify(rows)]);
    const due = rows.filter(({ run_at }) => run_at === undefined).map(({ id }) => id);
    open.afterCommit(() => this.wakeUp.wake(due));
  }
}

function rowOf(job: NewJob, nth: number) {
  return {
    nth,
    id: job.id ?? newId(),
    kind: job.kind,
    payload: job.payload,
    once_key: job.onceKey,
    order_key: job.orderKey,
    run_at: job.runAt,
    max_attempts: job.maxAttempts,
  };
}
