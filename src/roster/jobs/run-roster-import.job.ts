import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { DomainError } from '#domain/kernel/domain-error';
import type { ImportScope } from '#domain/roster/import/import-staging';
import { Rehearsed } from '#domain/roster/import/rehearsed';
import type { RosterCounts } from '#domain/roster/import/roster-counts';
import { RosterImportOver, RosterRowRefused } from '#domain/roster/import/roster-import.errors';
import { Busy, violatedBy } from '#platform/persistence/constraints';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { ClearUpAfterImportCommand } from '../commands/clear-up-after-import.command.js';
import { ConcludeRosterCheckCommand } from '../commands/conclude-roster-check.command.js';
import { RecordRehearsalCommand } from '../commands/record-rehearsal.command.js';
import { RefuseRosterImportCommand } from '../commands/refuse-roster-import.command.js';
import { StageRosterPackageCommand } from '../commands/stage-roster-package.command.js';
import { TakeOverSchoolCommand } from '../commands/take-over-school.command.js';
import { GetRosterImportQuery } from '../queries/get-roster-import.query.js';
import type {
  ImportedSchoolView,
  ImportSettingsView,
  RosterImportView,
} from '../queries/roster-import.view.js';

export interface RosterImportPayload {
  readonly importId: string;
  readonly districtId: string;
}

type Running = RunningJob<RosterImportPayload>;

/** Where the work stands, in per cent, when the package is read and checked, and when every school was rehearsed. */
const CHECKED = 50;
const REHEARSED = 75;

/** Advances an import to its end, from wherever the last run left it: check the whole package, then school by school. */
@Injectable()
@JobHandler({ kind: 'roster.import', completes: 'at-end', leaseSeconds: 25, concurrency: 1 })
export class RunRosterImport implements RunsJobs<RosterImportPayload> {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async run(job: Running): Promise<object> {
    const { state, settings } = await this.current(job);
    if (state === 'received') await this.check(job, settings);
    if (await this.mayBeTakenOver(job)) await this.takeOver(job);
    await this.commands.execute(new ClearUpAfterImportCommand(scopeOf(job)));
    const { importId } = job.payload;
    return { importId, state: (await this.current(job)).state };
  }

  private async check(job: Running, settings: ImportSettingsView): Promise<void> {
    const progress = (done: number, total: number, file: string) => {
      this.show(job, (done / Math.max(total, 1)) * CHECKED, `reading ${file}`);
    };
    const input = { scope: scopeOf(job), encoding: settings.encoding };
    const outcome = await this.commands.execute(new StageRosterPackageCommand(input, progress));
    const { importId } = job.payload;
    await this.commands.execute(new ConcludeRosterCheckCommand({ importId, outcome }, job.actor));
  }

  /** No school is changed before it is known that each of them can and may be. */
  private async mayBeTakenOver(job: Running): Promise<boolean> {
    const { state, dryRun, schools } = await this.current(job);
    if (state !== 'applying') return false;
    const { importId } = job.payload;
    for (const [at, { schoolId, name }] of toDo(schools).entries()) {
      this.show(job, CHECKED + (at / schools.length) * (REHEARSED - CHECKED), `rehearsing ${name}`);
      const outcome = await this.rehearse(job, schoolId);
      if (outcome instanceof DomainError) return this.refuse(job, `${name}: ${outcome.message}`);
      if (dryRun) {
        const rehearsed = { importId, schoolId, counts: outcome };
        await this.commands.execute(new RecordRehearsalCommand(rehearsed, job.actor));
      }
    }
    return !dryRun;
  }

  private async refuse(job: Running, reason: string): Promise<false> {
    const { importId } = job.payload;
    await this.commands.execute(new RefuseRosterImportCommand({ importId, reason }, job.actor));
    return false;
  }

  /** What would become of the school, or the rule that is in the way. */
  private async rehearse(job: Running, schoolId: string): Promise<RosterCounts | DomainError> {
    const input = { importId: job.payload.importId, schoolId, rehearsal: true };
    try {
      await this.commands.execute(new TakeOverSchoolCommand(input, inSchool(job, schoolId)));
    } catch (error) {
      if (error instanceof Rehearsed) return error.counts;
      const rule = ruleInTheWay(error);
      if (rule) return rule;
      throw error;
    }
    throw new Error('A rehearsal ends with what it has found out.');
  }

  private async takeOver(job: Running): Promise<void> {
    const { schools } = await this.current(job);
    for (const [at, { schoolId, name }] of toDo(schools).entries()) {
      this.show(job, REHEARSED + (at / schools.length) * (100 - REHEARSED), `taking over ${name}`);
      const input = { importId: job.payload.importId, schoolId, rehearsal: false };
      await this.commands.execute(new TakeOverSchoolCommand(input, inSchool(job, schoolId)));
    }
  }

  private current(job: Running): Promise<RosterImportView> {
    return this.queries.execute(new GetRosterImportQuery(job.payload, job.actor));
  }

  private show(job: Running, percent: number, note: string): void {
    job.signal.throwIfAborted();
    job.progress(percent, 100, note);
  }
}

/** What no other attempt would change: the rule that the package breaks. */
function ruleInTheWay(error: unknown): DomainError | undefined {
  const rule = violatedBy(error);
  if (rule) return new RosterRowRefused(rule);
  if (!(error instanceof DomainError) || error instanceof Busy || error instanceof RosterImportOver) return;
  return error.kind === 'invalid' || error.kind === 'conflict' ? error : undefined;
}

function toDo(schools: readonly ImportedSchoolView[]): ImportedSchoolView[] {
  return schools.filter(({ counts }) => counts === null);
}

function scopeOf({ payload, personId }: Running): ImportScope {
  return { ...payload, requestedBy: personId! };
}

function inSchool({ personId }: Running, schoolId: string): Actor {
  return systemActor(schoolId, personId);
}
