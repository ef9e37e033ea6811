import type { Parts } from './processor-shares.js';

/** What serves an installation: one process, or several behind a proxy. */
export interface Serving {
  /** Where it is asked. */
  readonly port: number;
  /** Of the Node processes, the first being the one that migrates, and of what stands before them. */
  readonly pids: readonly number[];
  /** The processes that serve, by what they are, without the database's. */
  readonly parts: Parts;
  /** Waits until it serves. */
  start(): Promise<void>;
  stop(signal: 'SIGINT' | 'SIGTERM'): Promise<void>;
  /** What it tells of itself, as Prometheus reads it; of several processes, one after another. */
  metrics(): Promise<string>;
}
