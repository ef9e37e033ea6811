import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { MarksRehearsed } from '#domain/attendance/mark-import/rehearsed';
import { RegisterIncomplete, RegisterNotOpen } from '#domain/attendance/register.errors';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { ClearUpAfterMarkImportCommand } from '../commands/exchange/clear-up-after-mark-import.command.js';
import { ConcludeMarkImportCommand } from '../commands/exchange/conclude-mark-import.command.js';
import { RecordMarkRehearsalCommand } from '../commands/exchange/record-mark-rehearsal.command.js';
import { StageMarkFileCommand } from '../commands/exchange/stage-mark-file.command.js';
import { TakeOverMarksCommand } from '../commands/exchange/take-over-marks.command.js';
import { SubmitRegisterCommand } from '../commands/submit-register.command.js';
import { CountMarkRowsQuery } from '../queries/exchange/count-mark-rows.query.js';
import { GetMarkImportQuery } from '../queries/exchange/get-mark-import.query.js';
import { ListTakenOverRegistersQuery } from '../queries/exchange/list-taken-over-registers.query.js';
import type { MarkImportView } from '../queries/exchange/mark-import.view.js';

export interface MarkImportPayload {
  readonly importId: string;
}

type Running = RunningJob<MarkImportPayload>;

/** Where the work stands, in per cent, when the file is read, and when every register was rehearsed. */
const READ = 20;
const REHEARSED = 55;

/** Advances an import to its end, from wherever the last run left it: read, check as a whole, take over. */
@Injectable()
@JobHandler({ kind: 'attendance.mark_import', completes: 'at-end', leaseSeconds: 25, concurrency: 1 })
export class RunMarkImport implements RunsJobs<MarkImportPayload> {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async run(job: Running): Promise<object> {
    const { importId } = job.payload;
    const asked = await this.current(job);
    if (asked.state === 'received') await this.check(job, asked);
    const checked = await this.current(job);
    if (checked.state === 'applying') await this.takeOver(job, checked);
    const at = { importId, schoolId: job.schoolId! };
    await this.commands.execute(new ClearUpAfterMarkImportCommand(at));
    return { importId, state: (await this.current(job)).state };
  }

  private async check(job: Running, { mode, dryRun, encoding }: MarkImportView): Promise<void> {
    const { importId } = job.payload;
    const progress = (done: number, total: number) =>
      this.show(job, (done / Math.max(total, 1)) * READ, 'reading the file');
    const at = { importId, schoolId: job.schoolId! };
    const problem = await this.commands.execute(new StageMarkFileCommand(at, encoding, progress));
    if (problem !== null) return this.conclude(job, { step: 'unreadable', problem });
    if (dryRun || mode === 'all-or-nothing') await this.rehearse(job);
    await this.conclude(job, { step: 'checked', counts: await this.counts(job) });
  }

  /** What would become of every row; sound rows are wanted to be known all, also when there are faults. */
  private async rehearse(job: Running): Promise<void> {
    const { importId } = job.payload;
    const { rows } = await this.counts(job);
    for (let looked = 0; ;) {
      this.show(job, READ + (looked / Math.max(rows, 1)) * (REHEARSED - READ), 'checking the rows');
      const settled = await this.rehearseNext(job);
      const found = settled.rows.length + settled.faults.length;
      if (found === 0) return;
      await this.commands.execute(new RecordMarkRehearsalCommand({ importId, settled }, job.actor));
      looked += found;
    }
  }

  private async rehearseNext({ payload: { importId }, actor }: Running): Promise<MarksRehearsed['settled']> {
    try {
      await this.commands.execute(new TakeOverMarksCommand({ importId, rehearsal: true }, actor));
    } catch (error) {
      if (error instanceof MarksRehearsed) return error.settled;
      throw error;
    }
    throw new Error('A rehearsal ends with what it has found out.');
  }

  private async takeOver(job: Running, { submit }: MarkImportView): Promise<void> {
    const { importId } = job.payload;
    const { rows } = await this.counts(job);
    for (let done = 0; ;) {
      this.show(job, REHEARSED + (done / Math.max(rows, 1)) * (95 - REHEARSED), 'making the marks');
      const settled = await this.commands.execute(
        new TakeOverMarksCommand({ importId, rehearsal: false }, job.actor),
      );
      if (settled === 0) break;
      done += settled;
    }
    if (submit) await this.submit(job);
    await this.conclude(job, { step: 'taken-over', counts: await this.counts(job) });
  }

  private async submit(job: Running): Promise<void> {
    const { importId } = job.payload;
    for (let after: string | null = null; ;) {
      const query: ListTakenOverRegistersQuery = new ListTakenOverRegistersQuery(importId, after, job.actor);
      const open = await this.queries.execute(query);
      for (const registerId of open) await this.submitIfComplete(job, registerId);
      after = open.at(-1) ?? null;
      if (after === null) return;
    }
  }

  /** A register that lacks somebody stays open; one that somebody has submitted meanwhile is left alone. */
  private async submitIfComplete(job: Running, registerId: string): Promise<void> {
    this.show(job, 95, 'submitting what is complete');
    try {
      await this.commands.execute(new SubmitRegisterCommand({ registerId }, job.actor));
    } catch (error) {
      if (!(error instanceof RegisterIncomplete || error instanceof RegisterNotOpen)) throw error;
    }
  }

  private conclude(
    { payload: { importId }, actor }: Running,
    outcome: ConcludeMarkImportCommand['input']['outcome'],
  ): Promise<void> {
    return this.commands.execute(new ConcludeMarkImportCommand({ importId, outcome }, actor));
  }

  private counts({ payload: { importId }, actor }: Running) {
    return this.queries.execute(new CountMarkRowsQuery(importId, actor));
  }

  private current({ payload: { importId }, actor }: Running): Promise<MarkImportView> {
    return this.queries.execute(new GetMarkImportQuery(importId, actor));
  }

  private show(job: Running, percent: number, note: string): void {
    job.signal.throwIfAborted();
    job.progress(percent, 100, note);
  }
}
