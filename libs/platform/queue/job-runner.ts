import { setTimeout as sleep } from 'node:timers/promises';
import type { JobAnnouncer } from './job-announcer.js';
import type { JobHandlers } from './job-handlers.js';
import { JobRun, type AttemptOutcome } from './job-run.js';
import type { JobTable } from './job-table.js';

export interface RunnerDependencies {
  readonly table: JobTable;
  readonly handlers: JobHandlers;
  readonly announcer: JobAnnouncer;
}

export interface RunnerOptions {
  /** Names this worker in the job's row. */
  readonly name: string;
  /** Jobs that run at once in this process. */
  readonly concurrency: number;
  readonly restAfter: (attempt: number) => number;
  readonly onAttempt: (kind: string, outcome: AttemptOutcome, seconds: number) => void;
}

/** How long handlers that were told to stop may take to do so. */
const LAST_WORDS_MS = 1_000;

/** Takes due jobs as long as it has room for them, keeps their leases alive, and gives back what it cannot finish. */
export class JobRunner {
  private readonly runs = new Map<string, JobRun>();
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  private stopping = false;

  constructor(
    private readonly dependencies: RunnerDependencies,
    private readonly options: RunnerOptions,
  ) {}

  /** Takes what is due. One look at a time: a call during one makes it look again before it ends. */
  look(): Promise<void> {
    this.lookAgain = true;
    this.looking ??= this.takeDue().finally(() => (this.looking = undefined));
    return this.looking;
  }

  /** Looks as soon as there is room, so that a busy worker does not use up hints that an idle one could follow. */
  async lookWhenFree(): Promise<void> {
    while (this.free === 0 && !this.stopping)
      await Promise.race([...this.runs.values()].map(({ over }) => over));
    await this.look();
  }

  /** Extends the leases of all runs. A run that has lost its lease, or cannot know, is told to stop. */
  async beat(): Promise<void> {
    const runs = [...this.runs.values()];
    if (runs.length === 0) return;
    const sentAt = performance.now();
    try {
      const held = await this.dependencies.table.extend(
        runs.map(({ job: { id, fence }, known: { leaseSeconds } }) => ({ id, fence, leaseSeconds })),
      );
      for (const run of runs)
        if (held.has(run.job.id)) run.extended(sentAt);
        else run.lose();
    } finally {
      for (const run of runs) if (run.leaseRanOut) run.lose();
    }
  }

  /** From now on nothing more is taken; what is running goes on. */
  takeNoMore(): void {
    this.stopping = true;
  }

  /** Takes nothing more, lets running jobs finish for `graceMs`, then gives them back. */
  async stop(graceMs: number): Promise<void> {
    this.takeNoMore();
    await this.looking?.catch(() => undefined);
    await this.allOver(graceMs);
    for (const run of this.runs.values()) run.stop();
    await this.allOver(LAST_WORDS_MS);
    await Promise.all([...this.runs.values()].map((run) => run.release()));
  }

  private get free(): number {
    return this.options.concurrency - this.runs.size;
  }

  private async takeDue(): Promise<void> {
    while (this.lookAgain && this.free > 0 && !this.stopping) {
      this.lookAgain = false;
      const claimedAt = performance.now();
      const claimed = await this.dependencies.table.claim(this.options.name, this.openKinds(), this.free);
      for (const job of claimed)
        this.begin(new JobRun(job, this.dependencies.handlers.of(job.kind), claimedAt, this.tools()));
      if (claimed.length > 0) this.lookAgain = true;
    }
  }

  private openKinds() {
    const running = Map.groupBy(this.runs.values(), ({ job }) => job.kind);
    return this.dependencies.handlers
      .all()
      .map((known) => ({
        ...known,
        slots: Math.min(this.free, known.concurrency - (running.get(known.kind)?.length ?? 0)),
      }))
      .filter(({ slots }) => slots > 0);
  }

  private tools() {
    const { table, announcer } = this.dependencies;
    const { restAfter, onAttempt } = this.options;
    return { table, announcer, restAfter, onAttempt };
  }

  private begin(run: JobRun): void {
    this.runs.set(run.job.id, run);
    void run.over.then(() => {
      this.runs.delete(run.job.id);
      // Its place is free, and whoever waited for its turn behind it may go. The rounds make up for a failed look.
      if (!this.stopping) this.look().catch(() => undefined);
    });
  }

  private async allOver(withinMs: number): Promise<void> {
    const cancel = new AbortController();
    const late = sleep(withinMs, undefined, { signal: cancel.signal }).catch(() => undefined);
    await Promise.race([Promise.all([...this.runs.values()].map(({ over }) => over)), late]);
    cancel.abort();
  }
}
