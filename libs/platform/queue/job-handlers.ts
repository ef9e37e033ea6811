import { jobHandlerOptions, type JobHandlerOptions, type RunsJobs } from './job-handler.js';
import { scheduleOf, type DeclaredSchedule } from './schedule.js';

const LEASE_SECONDS = 15;
/** A job whose worker was killed runs again within 30 s (R4): its lease, a round of the workers, and some room. */
const LONGEST_LEASE_SECONDS = 25;
const MAX_ATTEMPTS = 8;

/** The handler of a kind with what holds for its jobs. */
export interface KnownHandler extends JobHandlerOptions {
  readonly leaseSeconds: number;
  readonly maxAttempts: number;
  readonly concurrency: number;
  readonly quiet: boolean;
  readonly handler: RunsJobs;
}

/** Exactly one handler for each kind of job, and when those run that nobody asks for. */
export class JobHandlers {
  private readonly byKind = new Map<string, KnownHandler>();
  private readonly byName = new Map<string, DeclaredSchedule>();

  /**
   * Takes any objects and keeps the handlers among them.
   * @throws Error when two have one kind, two schedules one name, or a job is leased for too long
   */
  constructor(providers: Iterable<object>) {
    for (const provider of new Set(providers)) {
      const options = jobHandlerOptions(provider.constructor);
      if (!options) continue;
      this.add(options, provider as RunsJobs);
      const schedule = scheduleOf(provider.constructor);
      if (schedule) this.addSchedule({ ...schedule, kind: options.kind });
    }
  }

  all(): KnownHandler[] {
    return [...this.byKind.values()];
  }

  schedules(): DeclaredSchedule[] {
    return [...this.byName.values()];
  }

  /** @throws Error when there is none */
  of(kind: string): KnownHandler {
    const known = this.byKind.get(kind);
    if (!known) throw new Error(`There is no handler for jobs of kind ${kind}.`);
    return known;
  }

  private add(options: JobHandlerOptions, handler: RunsJobs): void {
    const other = this.byKind.get(options.kind);
    if (other) {
      const names = `${other.handler.constructor.name} and ${handler.constructor.name}`;
      throw new Error(`Jobs of kind ${options.kind} have two handlers, ${names}: keep one.`);
    }
    const { leaseSeconds = LEASE_SECONDS, maxAttempts = MAX_ATTEMPTS, quiet = false } = options;
    if (leaseSeconds > LONGEST_LEASE_SECONDS)
      throw new Error(`Jobs of kind ${options.kind} are leased for longer than ${LONGEST_LEASE_SECONDS} s.`);
    const concurrency = options.concurrency ?? Number.MAX_SAFE_INTEGER;
    this.byKind.set(options.kind, { ...options, leaseSeconds, maxAttempts, quiet, concurrency, handler });
  }

  private addSchedule(schedule: DeclaredSchedule): void {
    const other = this.byName.get(schedule.name);
    if (other)
      throw new Error(`The schedules of ${other.kind} and ${schedule.kind} have one name: ${schedule.name}.`);
    this.byName.set(schedule.name, schedule);
  }
}
