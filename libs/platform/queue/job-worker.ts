import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { Logger } from '@nestjs/common';
import { meaningOf, Unreachable } from '../persistence/constraints.js';
import type { Database } from '../persistence/database.js';
import { JobAnnouncer, type TopicPublisher } from './job-announcer.js';
import { restAfter } from './job-failure.js';
import type { JobHandlers } from './job-handlers.js';
import type { AttemptOutcome } from './job-run.js';
import { JobRunner } from './job-runner.js';
import { JobTable } from './job-table.js';
import type { JobWakeUp } from './job-wake-up.js';
import { Repeating } from './repeating.js';
import { Schedules } from './schedules.js';

export interface WorkerDependencies {
  readonly database: Pick<Database, 'relay'>;
  readonly handlers: JobHandlers;
  readonly wakeUp: JobWakeUp;
  readonly topics: TopicPublisher;
}

export interface WorkerOptions {
  /** Jobs that run at once in this process. */
  readonly concurrency: number;
  /** Pause between two rounds: how long a job waits at most whose hint was lost (ms). */
  readonly roundMs: number;
  /** How long running jobs may go on when the worker is stopped (ms). Short, since giving a job back costs little. */
  readonly graceMs: number;
  /** Rest after a failed attempt (ms). */
  readonly restAfter: (attempt: number) => number;
  /** Told of each attempt at its end. */
  readonly onAttempt: (kind: string, outcome: AttemptOutcome, seconds: number) => void;
}

const USUAL: WorkerOptions = {
  concurrency: 8,
  roundMs: 2_000,
  graceMs: 2_000,
  restAfter,
  onAttempt: () => undefined,
};

/**
 * Runs the jobs of all schools (R4). It looks when it is woken, and makes its rounds besides: leases of dead workers
 * are taken back, schedules fire, due jobs are taken, so that hints may be lost and Redis may lose everything.
 */
export class JobWorker {
  private readonly logger = new Logger(JobWorker.name);
  private readonly options: WorkerOptions;
  private readonly table: JobTable;
  private readonly announcer: JobAnnouncer;
  private readonly schedules: Schedules;
  private readonly runner: JobRunner;
  private readonly rounds: Repeating;
  private readonly heartbeat: Repeating;
  private declared = false;

  constructor(
    private readonly dependencies: WorkerDependencies,
    options: Partial<WorkerOptions> = {},
  ) {
    const { database, handlers, topics } = dependencies;
    this.options = { ...USUAL, ...options };
    this.table = new JobTable(database.relay);
    this.announcer = new JobAnnouncer(topics, this.table);
    this.schedules = new Schedules(database.relay, handlers.schedules());
    const name = `${hostname()}:${process.pid}:${randomBytes(3).toString('hex')}`;
    this.runner = new JobRunner(
      { table: this.table, handlers, announcer: this.announcer },
      { ...this.options, name },
    );
    const shortest = Math.min(15, ...handlers.all().map(({ leaseSeconds }) => leaseSeconds));
    this.rounds = new Repeating(
      () => this.goRound(),
      this.options.roundMs,
      this.complain('A round of the worker'),
    );
    this.heartbeat = new Repeating(
      () => this.runner.beat(),
      (shortest * 1000) / 3,
      this.complain('A heartbeat'),
    );
  }

  /** A database that is away for a moment does not keep a worker from beginning, which would end the process. */
  async start(): Promise<void> {
    await this.declare().catch((error: Error) => {
      if (!(meaningOf(error) instanceof Unreachable)) throw error;
      this.complain('The declaration of the schedules')(error);
    });
    this.dependencies.wakeUp.listen(() => this.runner.lookWhenFree());
    this.rounds.start();
    this.heartbeat.start();
  }

  /** Finishes what finishes within the grace, gives back the rest, shows the last changes. */
  async stop(graceMs = this.options.graceMs): Promise<void> {
    this.runner.takeNoMore(); // before anything is waited for: what ends meanwhile makes room for nothing new
    await Promise.all([this.dependencies.wakeUp.close(), this.rounds.stop()]);
    await this.runner.stop(graceMs);
    await this.heartbeat.stop();
    await this.announcer.flush();
  }

  private async declare(): Promise<void> {
    if (this.declared) return;
    await this.schedules.declare();
    this.declared = true;
  }

  private async goRound(): Promise<void> {
    await this.declare();
    await this.table.reclaim();
    const placed = await this.schedules.fire();
    this.dependencies.wakeUp.wake(placed);
    await this.runner.look();
    await this.announcer.tellUntold();
  }

  private complain(what: string) {
    return (error: Error) => this.logger.warn({ err: error }, `${what} failed; the next follows`);
  }
}
