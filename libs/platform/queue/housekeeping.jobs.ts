import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../persistence/database.js';
import { HousekeepingTable } from './housekeeping-table.js';
import { JobHandler, type RunningJob, type RunsJobs } from './job-handler.js';
import { Schedule } from './schedule.js';

/** Marks, revisions, audit: their tables have a partition for each month, which has to be there before the month is. */
@Injectable()
@JobHandler({ kind: 'platform.extend_partitions', completes: 'at-end', quiet: true })
@Schedule({ name: 'platform.extend_partitions', cron: '10 1 * * *' })
export class ExtendPartitions implements RunsJobs {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(): Promise<object> {
    return { tables: await new HousekeepingTable(this.database.relay).extendPartitions() };
  }
}

/** Answers for 24 h (K4), messages for those who were away for 24 h, events and finished jobs for 7 days. */
@Injectable()
@JobHandler({ kind: 'platform.delete_outdated', completes: 'at-end', quiet: true })
@Schedule({ name: 'platform.delete_outdated', cron: '25 * * * *' })
export class DeleteOutdated implements RunsJobs {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run({ signal }: RunningJob): Promise<object> {
    return await new HousekeepingTable(this.database.relay).deleteOutdated(signal);
  }
}
