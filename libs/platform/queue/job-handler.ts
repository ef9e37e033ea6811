import type { Actor } from '#domain/kernel/actor';

/** One run of a job, as its handler sees it. */
export interface RunningJob<Payload extends object = object> {
  readonly id: string;
  readonly kind: string;
  readonly payload: Readonly<Payload>;
  readonly schoolId: string | null;
  /** Who asked for it. */
  readonly personId: string | null;
  /** 1 for the first run. A run that died with its worker counts. */
  readonly attempt: number;
  /** The platform at work in the job's school on behalf of whoever asked: for the commands that the job sends. */
  readonly actor: Actor;
  /** Aborted when the lease was lost (another worker has the job) or the process is ending: stop at the next safe place. */
  readonly signal: AbortSignal;
  /** Says how far the job is. May be called as often as one likes: what is stored and shown is thinned out. */
  progress(done: number, total: number, note?: string): void;
}

/** Does the work of one kind of job; may run again after a failure or a crash. */
export interface RunsJobs<Payload extends object = object> {
  /**
   * Returns what the job's resource shows as its result (only of jobs that complete at the end).
   * @throws PermanentJobFailure when another attempt would be in vain; any other error leads to one
   */
  run(job: RunningJob<Payload>): Promise<object | void>;
}

export interface JobHandlerOptions {
  /** `<context>.<what_to_do>` */
  readonly kind: string;
  /**
   * `in-transaction`: the job is one command, and that command's transaction completes the job as well, so its effect
   * happens exactly once. `at-end`: several transactions or effects outside of the database; completed when `run`
   * returns, so each step must bear repetition. Every transaction of either proves that the lease still holds.
   */
  readonly completes: 'in-transaction' | 'at-end';
  /** How long the job counts as taken without a sign of life from its worker; 15 s unless told, 25 at most. */
  readonly leaseSeconds?: number;
  /** Runs before it is parked; 8 unless told. */
  readonly maxAttempts?: number;
  /** How many of this kind one worker runs at once; otherwise as many as it runs of all kinds. */
  readonly concurrency?: number;
  /** Nobody waits for jobs of this kind: their changes are not shown to `job:{id}`. */
  readonly quiet?: boolean;
}

const declared = new WeakMap<object, JobHandlerOptions>();

/** Marks the handler of a kind of job; found at boot among the providers of all modules. */
export function JobHandler(given: JobHandlerOptions) {
  return (target: new (...dependencies: never[]) => RunsJobs<never>): void =>
    void declared.set(target, given);
}

export function jobHandlerOptions(target: object): JobHandlerOptions | undefined {
  return declared.get(target);
}

/** Another attempt would fail in the same way: the job is parked at once. Its message is shown. */
export class PermanentJobFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PermanentJobFailure';
  }
}
