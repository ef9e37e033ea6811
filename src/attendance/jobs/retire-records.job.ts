import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Settings } from '#platform/config/settings';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { RetireRecordsCommand } from '../commands/retire-records.command.js';

/** Lets go of the records that no school keeps any more, at night: while a table lets go of a month, marks wait. */
@Injectable()
@JobHandler({ kind: 'attendance.retire_records', completes: 'at-end', concurrency: 1 })
@Schedule({ name: 'attendance.retire_records', cron: '40 2 * * *' })
export class RetireRecordsJob implements RunsJobs {
  constructor(
    private readonly commands: CommandBus,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  async run({ signal, progress }: RunningJob): Promise<object> {
    const { RECORDS_KEPT_MONTHS, RECORDS_ARCHIVE } = this.settings;
    const input = {
      keepMonths: RECORDS_KEPT_MONTHS || 0,
      archive: RECORDS_ARCHIVE === 'on',
      rehearse: false,
    };
    const months = await this.commands.execute(new RetireRecordsCommand(input, progress, signal));
    return {
      retired: months.filter(({ standing }) => standing === 'goes').map(({ month }) => month.slice(0, 7)),
    };
  }
}
