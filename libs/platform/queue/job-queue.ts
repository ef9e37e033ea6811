import { token } from '#domain/kernel/token';

/** Work to be done after this transaction, by any worker. */
export interface NewJob<Payload extends object = object> {
  /** For a caller that answers 202 with the job's address (`newId()`); one is made otherwise. */
  readonly id?: string;
  /** `<context>.<what_to_do>`; exactly one handler has it. */
  readonly kind: string;
  /** JSON: ids and values. It is stored, and never shown. */
  readonly payload: Payload;
  /** A second job of the same kind and school with this key is not made, while the first is remembered (7 days). */
  readonly onceKey?: string;
  /** Jobs of one school with this key run one at a time, in the order in which they were placed. */
  readonly orderKey?: string;
  /** Not before this instant; at once otherwise. */
  readonly runAt?: Date;
  /** Runs before it is parked; otherwise as many as its handler allows. */
  readonly maxAttempts?: number;
}

/** Where commands leave work for later. */
export interface JobQueue {
  /**
   * Places jobs within the unit of work under way, for its school and person: they exist if and only if it commits
   * (R4). A job with a known `onceKey` is passed over.
   * @throws Error when there is no unit of work
   */
  enqueue(jobs: NewJob | readonly NewJob[]): Promise<void>;
}
export const JobQueue = token<JobQueue>('JobQueue');
