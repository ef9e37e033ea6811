import type { Cores } from './cores.js';
import { Program } from './program.js';

/** One large file again and again, on a few connections. */
export interface Download {
  readonly kind: 'download';
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  readonly seconds: number;
}

/** Viewers of a video at the pace at which it is played: every few seconds each asks for the next segment. */
export interface Viewing {
  readonly kind: 'viewing';
  readonly port: number;
  /** Of the file with the segments, an address for each viewer. */
  readonly paths: readonly string[];
  readonly segmentSeconds: number;
  readonly segmentBytes: number;
  readonly fileBytes: number;
  readonly seconds: number;
}

/** The same request at a slow, even pace: how long an answer takes meanwhile. */
export interface Probing {
  readonly kind: 'probing';
  readonly port: number;
  readonly request: string;
  readonly everyMs: number;
  readonly seconds: number;
}

export interface DownloadReport {
  readonly bytes: number;
  readonly seconds: number;
}

export interface ViewingReport {
  readonly segments: number;
  /** Those that were not there when the one before had been played. */
  readonly late: number;
  /** Milliseconds from the request to the last byte. */
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
}

export interface ProbingReport {
  readonly answers: number;
  readonly p50: number;
  readonly p95: number;
}

type ReportOf<Task> = Task extends Download
  ? DownloadReport
  : Task extends Viewing
    ? ViewingReport
    : ProbingReport;

/** Runs it in a process of its own. @throws when anything was answered with an error */
export async function runVideoLoad<Task extends Download | Viewing | Probing>(
  task: Task,
  on: Cores,
): Promise<ReportOf<Task>> {
  const program = new Program('video-load', on);
  try {
    return await program.ask<ReportOf<Task>>(task);
  } finally {
    await program.stop();
  }
}
