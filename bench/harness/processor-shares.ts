import { median } from './figures.js';
import type { LoadReport } from './load.js';
import { cpuSeconds } from './proc.js';

/** The processes of an installation, by what they are. */
export type Parts = Readonly<Record<string, readonly number[]>>;

/** Processor seconds so far, by part and process. */
type Reading = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** How much processor time each part of an installation has taken for a request, run by run. Linux only. */
export class ProcessorShares {
  private readonly runs: Readonly<Record<string, number>>[] = [];

  constructor(private readonly parts: () => Parts) {}

  async during(load: () => Promise<LoadReport>): Promise<LoadReport> {
    const before = readingOf(this.parts());
    const report = await load();
    const after = readingOf(this.parts());
    const of = ([part, processes]: [string, ReadonlyMap<number, number>]) => {
      const spent = [...processes].map(([pid, until]) => until - (before.get(part)?.get(pid) ?? 0));
      return [part, (spent.reduce((sum, each) => sum + each, 0) * 1e6) / report.requests] as const;
    };
    this.runs.push(Object.fromEntries([...after].map(of)));
    return report;
  }

  /** Microseconds for a request, the medians of the runs but the first, which warms up. */
  medians(): Readonly<Record<string, number>> {
    const parts = Object.keys(this.runs[0] ?? {});
    return Object.fromEntries(
      parts.map((part) => [part, Math.round(median(this.runs.slice(1).map((run) => run[part] ?? 0)))]),
    );
  }
}

function readingOf(parts: Parts): Reading {
  return new Map(
    Object.entries(parts).map(([part, pids]) => [part, new Map(pids.map((pid) => [pid, cpuSeconds(pid)]))]),
  );
}
