import type { Cores } from './cores.js';
import { Program } from './program.js';

/** The same request again and again on each connection. */
export interface SameRequest {
  readonly kind: 'same';
  readonly request: string;
  readonly connections: number;
}

/** Teachers with a class each, who mark: one student after the other, or all at once. */
export interface Marking {
  readonly kind: 'marking';
  /** How many students one request marks. */
  readonly together: number;
  readonly classes: readonly MarkedClass[];
  /** Those with more than one class each mark in them by turns; as many as classes, unless it is said. */
  readonly connections?: number;
  /** Sends an Idempotency-Key with each request. */
  readonly keyed: boolean;
}

export interface MarkedClass {
  /** `/api/v1/schools/…/registers/…/marks` */
  readonly path: string;
  readonly token: string;
  readonly students: readonly string[];
}

/** Learners before a video of their own each, whose players tell what they have played, a little at a time. */
export interface Watching {
  readonly kind: 'watching';
  readonly viewers: readonly Viewer[];
}

export interface Viewer {
  /** `/api/v1/schools/…/watching` */
  readonly path: string;
  readonly token: string;
  readonly itemId: string;
}

export interface LoadJob {
  readonly port: number;
  readonly seconds: number;
  readonly load: SameRequest | Marking | Watching;
}

export interface LoadReport {
  readonly requests: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** Milliseconds from a request to its whole answer. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Runs a load from a process of its own. @throws when any answer was not 200 */
export async function runLoad(job: LoadJob, on: Cores): Promise<LoadReport> {
  const program = new Program('load', on);
  try {
    return await program.ask<LoadReport>(job);
  } finally {
    await program.stop();
  }
}
