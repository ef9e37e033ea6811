import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { ExportWish } from '#domain/roster/export/roster-export.words';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { FinishRosterExportCommand } from '../commands/finish-roster-export.command.js';
import { MakeRosterExportCommand } from '../commands/make-roster-export.command.js';

interface Payload extends ExportWish {
  readonly exportId: string;
}

/** Makes the package anew on each attempt, and notes it once it is kept. */
@Injectable()
@JobHandler({ kind: 'roster.export', completes: 'at-end', leaseSeconds: 25, concurrency: 1 })
export class RunRosterExport implements RunsJobs<Payload> {
  constructor(private readonly commands: CommandBus) {}

  async run({ payload, personId, actor, signal, progress }: RunningJob<Payload>): Promise<object> {
    const show = (done: number, total: number, file: string) => {
      signal.throwIfAborted();
      progress(done, total, `writing ${file}`);
    };
    const scope = { ...payload, requestedBy: personId };
    const made = await this.commands.execute(new MakeRosterExportCommand(scope, show));
    const { exportId } = payload;
    await this.commands.execute(new FinishRosterExportCommand({ exportId, made }, actor));
    return { exportId };
  }
}
