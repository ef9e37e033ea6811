import { token } from '#domain/kernel/token';

/**
 * Tells workers that jobs may be due, so that they need not wait for their next round. A hint and nothing more: it may
 * be lost, late or doubled, since the jobs lie in PostgreSQL and the rounds find every one of them (R4, R8).
 */
export interface JobWakeUp {
  /** Sends hints for committed jobs; returns at once and never fails. */
  wake(jobIds: readonly string[]): void;
  /**
   * Hears hints in this process. Whoever listens looks for due jobs; while its promise is open, the next hint goes to
   * another process or waits.
   */
  listen(look: () => Promise<void>): void;
  /** Neither hears nor sends any more. */
  close(): Promise<void>;
}
export const JobWakeUp = token<JobWakeUp>('JobWakeUp');

/** So many hints are enough for any number of jobs: whoever looks takes as many as it can. */
export const HINTS_AT_ONCE = 16;
