import type pg from 'pg';
import type { KnownHandler } from './job-handlers.js';
import { JOB_VIEW, type JobView } from './job-view.js';
import { prepared, type Statement } from '../persistence/statement.js';

/** A job that this worker holds the lease of. */
export interface ClaimedJob {
  readonly id: string;
  readonly kind: string;
  readonly payload: object;
  readonly schoolId: string | null;
  readonly personId: string | null;
  readonly requestId: string | null;
  /** The trace that it was placed in. */
  readonly traceparent: string | null;
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly fence: string;
}

/** Which lease: one that was lost meanwhile has no effect any more. */
export type Held = Pick<ClaimedJob, 'id' | 'fence'>;

export interface Failure {
  readonly error: string;
  /** Milliseconds until the next attempt; null parks the job. */
  readonly restMs: number | null;
}

// Jobs with an order key: none runs beside another, and none before one that was placed earlier and is not done. A job
// that rests after a failure holds up its followers, a parked one does not: they would wait for a human. Two workers
// that do not see each other's claims meet at the unique index jobs_one_at_a_time.
const claim = prepared(`
  with due as (
    select j.id, handler.lease, handler.attempts, handler.quiet
    from unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::boolean[])
      as handler (kind, slots, lease, attempts, quiet)
    cross join lateral (
      select w.id, w.run_at, w.placed from platform.jobs w
      where w.kind = handler.kind and w.state = 'waiting' and w.run_at <= now()
        and (w.order_key is null or not exists (
          select from platform.jobs e
          where e.order_key = w.order_key and e.school_id is not distinct from w.school_id
            and (e.state = 'running' or e.state = 'waiting' and e.placed < w.placed)))
      order by w.run_at, w.placed limit handler.slots
      for update skip locked) j
    order by j.run_at, j.placed limit $7)
  update platform.jobs j
  set state = 'running', worker = $1, attempt = attempt + 1, fence = fence + 1, told = due.quiet, started_at = now(),
    max_attempts = coalesce(max_attempts, due.attempts), lease_until = now() + due.lease * interval '1 second'
  from due where j.id = due.id
  returning j.id, kind, payload, school_id as "schoolId", person_id as "personId", request_id as "requestId",
    traceparent, attempt, max_attempts as "maxAttempts", fence`);

const extend = prepared(`
  update platform.jobs j set lease_until = now() + held.lease * interval '1 second'
  from unnest($1::uuid[], $2::bigint[], $3::int[]) as held (id, fence, lease)
  where j.id = held.id and j.fence = held.fence and j.state = 'running'
  returning j.id`);

const reclaim = prepared(`
  with dead as (
    select id from platform.jobs where state = 'running' and lease_until < now() limit 200 for update skip locked)
  update platform.jobs j
  set state = case when attempt < max_attempts then 'waiting' else 'parked' end, lease_until = null, run_at = now(),
    finished_at = case when attempt < max_attempts then null else now() end,
    error = 'The worker ' || worker || ' gave no sign of life during attempt ' || attempt || '.'
  from dead where j.id = dead.id`);

const mine = `where id = $1 and fence = $2 and state = 'running' returning ${JOB_VIEW}`;

const complete = prepared(`
  update platform.jobs set state = 'done', lease_until = null, finished_at = now(), error = null, result = $3 ${mine}`);

const fail = prepared(`
  update platform.jobs
  set state = case when $4::float8 is null then 'parked' else 'waiting' end, lease_until = null, error = $3,
    run_at = now() + coalesce($4::float8, 0) * interval '1 ms',
    finished_at = case when $4::float8 is null then now() end ${mine}`);

const progress = prepared(`
  update platform.jobs set progress_done = $3, progress_total = $4, progress_note = $5 ${mine}`);

// A run that was cut short by our own end is not held against the job.
const release = prepared(`
  update platform.jobs set state = 'waiting', lease_until = null, run_at = now(), attempt = attempt - 1 ${mine}`);

const view = prepared(`select ${JOB_VIEW} from platform.jobs where id = $1`);

const untold = prepared(`
  select ${JOB_VIEW} from platform.jobs
  where finished_at < now() - interval '5 seconds' and not told order by finished_at limit 100`);

const markTold = prepared(
  `update platform.jobs set told = true where id = any($1::uuid[]) and not told and finished_at is not null`,
);

const counts = prepared(`
  select (select count(*)::int from platform.jobs where state = 'waiting' and run_at <= now()) as due,
    (select count(*)::int from platform.jobs where state = 'running') as running,
    (select count(*)::int from platform.jobs where state = 'parked') as parked`);

/** The jobs of all schools as their workers handle them, under the relay role. */
export class JobTable {
  constructor(private readonly relay: pg.Pool) {}

  /** Takes up to `limit` due jobs, of each kind no more than it has slots. */
  async claim(
    worker: string,
    kinds: readonly (KnownHandler & { readonly slots: number })[],
    limit: number,
  ): Promise<ClaimedJob[]> {
    const values = [
      kinds.map(({ kind }) => kind),
      kinds.map(({ slots }) => slots),
      kinds.map(({ leaseSeconds }) => leaseSeconds),
      kinds.map(({ maxAttempts }) => maxAttempts),
      kinds.map(({ quiet }) => quiet),
    ];
    try {
      return await this.rows(claim, [worker, ...values, limit]);
    } catch (error) {
      if ((error as pg.DatabaseError).constraint === 'jobs_one_at_a_time') return [];
      throw error;
    }
  }

  /** Extends the leases and returns the ids of those that still hold. */
  async extend(leases: readonly (Held & { readonly leaseSeconds: number })[]): Promise<Set<string>> {
    const held = await this.rows<{ id: string }>(extend, [
      leases.map(({ id }) => id),
      leases.map(({ fence }) => fence),
      leases.map(({ leaseSeconds }) => leaseSeconds),
    ]);
    return new Set(held.map(({ id }) => id));
  }

  /** Makes jobs available again whose worker died. One that took its last attempt with it is parked. */
  async reclaim(): Promise<void> {
    await this.rows(reclaim, []);
  }

  /** The following return what the job looks like now, or nothing when the lease was lost. */
  complete({ id, fence }: Held, result: object | null): Promise<JobView | undefined> {
    return this.first(complete, [id, fence, result && JSON.stringify(result)]);
  }

  fail({ id, fence }: Held, { error, restMs }: Failure): Promise<JobView | undefined> {
    return this.first(fail, [id, fence, error, restMs]);
  }

  progress(
    { id, fence }: Held,
    done: number,
    total: number,
    note: string | null,
  ): Promise<JobView | undefined> {
    return this.first(progress, [id, fence, done, total, note]);
  }

  release({ id, fence }: Held): Promise<JobView | undefined> {
    return this.first(release, [id, fence]);
  }

  view(id: string): Promise<JobView | undefined> {
    return this.first(view, [id]);
  }

  /** Jobs whose end nobody was shown, because their worker died in between. */
  untold(): Promise<JobView[]> {
    return this.rows(untold, []);
  }

  async markTold(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.rows(markTold, [ids]);
  }

  async counts(): Promise<{ readonly due: number; readonly running: number; readonly parked: number }> {
    return (await this.first(counts, []))!;
  }

  private async first<Row extends object>(statement: Statement, values: unknown[]): Promise<Row | undefined> {
    return (await this.rows<Row>(statement, values))[0];
  }

  private async rows<Row extends object>(statement: Statement, values: unknown[]): Promise<Row[]> {
    return (await this.relay.query<Row>({ ...statement, values })).rows;
  }
}
