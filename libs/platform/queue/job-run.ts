import { Logger } from '@nestjs/common';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { runInContext, type JobLease } from '../context/request-context.js';
import { continueTrace } from '../observability/trace-context.js';
import { LeaseLost } from '../persistence/job-completion.js';
import type { JobAnnouncer } from './job-announcer.js';
import { failureText, isPermanent } from './job-failure.js';
import type { RunningJob } from './job-handler.js';
import type { KnownHandler } from './job-handlers.js';
import type { ClaimedJob, JobTable } from './job-table.js';
import type { JobView } from './job-view.js';
import { Thinned } from './thinned.js';

const PROGRESS_EVERY_MS = 500;

/** `released`: cut short by the end of the process; `lost`: another worker has it. */
export type AttemptOutcome = 'done' | 'failed' | 'parked' | 'released' | 'lost';

interface RunDependencies {
  readonly table: JobTable;
  readonly announcer: JobAnnouncer;
  /** Milliseconds of rest after a failed attempt. */
  readonly restAfter: (attempt: number) => number;
  readonly onAttempt: (kind: string, outcome: AttemptOutcome, seconds: number) => void;
}

interface Progress {
  readonly done: number;
  readonly total: number;
  readonly note: string | null;
}

/** One attempt at one job, from the claim to its completion, failure or loss. */
export class JobRun {
  /** Settles when the attempt is over; never rejects. */
  readonly over: Promise<void>;
  private readonly logger = new Logger(JobRun.name);
  private readonly aborting = new AbortController();
  private readonly lease: JobLease;
  private readonly progress: Thinned<Progress>;
  private leaseEnds: number;
  private fate: 'ours' | 'lost' | 'stopping' = 'ours';

  constructor(
    readonly job: ClaimedJob,
    readonly known: KnownHandler,
    claimedAt: number,
    private readonly dependencies: RunDependencies,
  ) {
    const completesInTransaction = known.completes === 'in-transaction';
    this.lease = { jobId: job.id, fence: job.fence, completesInTransaction, completed: false };
    this.leaseEnds = claimedAt + known.leaseSeconds * 1000;
    this.progress = new Thinned((progress) => this.store(progress), PROGRESS_EVERY_MS);
    this.over = this.perform();
  }

  /** The lease was extended by a statement sent at this time (`performance.now()`). */
  extended(sentAt: number): void {
    this.leaseEnds = sentAt + this.known.leaseSeconds * 1000;
  }

  get leaseRanOut(): boolean {
    return performance.now() > this.leaseEnds;
  }

  /** Another worker has the job, or will: the handler is told to stop, and what it still commits is refused. */
  lose(): void {
    if (this.lease.completed || this.fate === 'lost') return;
    this.fate = 'lost';
    this.aborting.abort(new LeaseLost(this.job.id));
  }

  /** The process ends: the handler is told to stop. */
  stop(): void {
    if (this.fate !== 'ours') return;
    this.fate = 'stopping';
    this.aborting.abort(new Error('The process is ending.'));
  }

  /** Gives the job back at once, whatever the handler is still doing: it can commit nothing any more. */
  async release(): Promise<void> {
    this.progress.drop();
    const released = await this.dependencies.table.release(this.job);
    this.lose();
    this.announce(released);
  }

  private async perform(): Promise<void> {
    const { id, kind, requestId, schoolId, traceparent } = this.job;
    const startedAt = performance.now();
    const context = { requestId: requestId ?? id, origin: `job:${kind}`, schoolId, job: this.lease };
    const outcome = await continueTrace(
      `job ${kind}`,
      traceparent,
      () => runInContext(context, () => this.attempt()),
      (ended) => ended === 'failed' || ended === 'parked',
    );
    this.progress.drop();
    this.dependencies.onAttempt(kind, outcome, (performance.now() - startedAt) / 1000);
  }

  private async attempt(): Promise<AttemptOutcome> {
    try {
      await this.show();
      const result = await this.known.handler.run(this.seenByHandler());
      await this.completed(result ?? null);
      return 'done';
    } catch (error) {
      return this.failed(error).catch((cause: Error) => {
        // The lease will run out, and the job be taken again.
        this.logger.warn({ err: cause, jobId: this.job.id }, 'The failure of a job could not be stored');
        return 'failed';
      });
    }
  }

  private seenByHandler(): RunningJob {
    const { id, kind, payload, schoolId, personId, attempt } = this.job;
    const actor: Actor = systemActor(schoolId, personId);
    const progress = (done: number, total: number, note?: string) =>
      this.progress.offer({ done: Math.round(done), total: Math.round(total), note: note ?? null });
    return { id, kind, payload, schoolId, personId, attempt, actor, signal: this.aborting.signal, progress };
  }

  private async completed(result: object | null): Promise<void> {
    if (this.lease.completed) return this.show();
    await this.progress.settle();
    const view = await this.dependencies.table.complete(this.job, result);
    if (!view) throw new LeaseLost(this.job.id);
    this.announce(view);
  }

  private async failed(error: unknown): Promise<AttemptOutcome> {
    const { id, kind, attempt, maxAttempts } = this.job;
    const facts = { err: error as Error, jobId: id, kind, attempt };
    const { table, restAfter } = this.dependencies;
    if (this.fate === 'lost' || error instanceof LeaseLost) {
      this.logger.warn(facts, 'A job was taken over by another worker');
      return 'lost';
    }
    if (this.fate === 'stopping') {
      this.announce(await table.release(this.job));
      return 'released';
    }
    const parks = attempt >= maxAttempts || isPermanent(error);
    const restMs = parks ? null : restAfter(attempt);
    this.announce(await table.fail(this.job, { error: failureText(error), restMs }));
    if (parks) this.logger.error(facts, 'A job was parked');
    else this.logger.warn(facts, `A job failed and will run again in ${restMs} ms`);
    return parks ? 'parked' : 'failed';
  }

  private async store({ done, total, note }: Progress): Promise<void> {
    try {
      this.announce(await this.dependencies.table.progress(this.job, done, total, note));
    } catch (error) {
      this.logger.warn(
        { err: error as Error, jobId: this.job.id },
        'The progress of a job could not be stored',
      );
    }
  }

  /** A courtesy, which must not fail the job. */
  private async show(): Promise<void> {
    if (this.known.quiet) return;
    await this.dependencies.table.view(this.job.id).then(
      (view) => this.announce(view),
      (error: Error) => this.logger.warn({ err: error, jobId: this.job.id }, 'A job could not be shown'),
    );
  }

  private announce(view: JobView | undefined): void {
    if (view && !this.known.quiet) this.dependencies.announcer.announce(view);
  }
}
