/** What serves an installation: one process, or several behind a proxy. */
export interface Serving {
  /** Where it is asked. */
  readonly port: number;
  /** Of the Node processes that answer; the first is the one that migrates. */
  readonly pids: readonly number[];
  /** Waits until it serves. */
  start(): Promise<void>;
  stop(signal: 'SIGINT' | 'SIGTERM'): Promise<void>;
  /** What it tells of itself, as Prometheus reads it; of several processes, one after another. */
  metrics(): Promise<string>;
}
