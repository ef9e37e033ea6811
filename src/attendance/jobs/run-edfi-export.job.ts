import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { EdfiWish } from '#domain/attendance/edfi/edfi-export.words';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { FinishEdfiExportCommand } from '../commands/exchange/finish-edfi-export.command.js';
import { MakeEdfiExportCommand } from '../commands/exchange/make-edfi-export.command.js';

interface Payload extends EdfiWish {
  readonly exportId: string;
}

/** Makes the package anew on each attempt, and notes it once it is kept. */
@Injectable()
@JobHandler({ kind: 'attendance.edfi_export', completes: 'at-end', leaseSeconds: 25, concurrency: 1 })
export class RunEdfiExport implements RunsJobs<Payload> {
  constructor(private readonly commands: CommandBus) {}

  async run({ payload, schoolId, personId, actor, signal, progress }: RunningJob<Payload>): Promise<object> {
    const show = (done: number, total: number, date: string) => {
      signal.throwIfAborted();
      progress(done, total, `writing ${date}`);
    };
    const scope = { ...payload, schoolId: schoolId!, requestedBy: personId };
    const made = await this.commands.execute(new MakeEdfiExportCommand(scope, show));
    const { exportId } = payload;
    await this.commands.execute(new FinishEdfiExportCommand({ exportId, made }, actor));
    return { exportId };
  }
}
