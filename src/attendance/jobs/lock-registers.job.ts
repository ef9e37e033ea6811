import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { LockRegistersCommand } from '../commands/lock-registers.command.js';
import { inEverySchool } from './in-every-school.js';

/**
 * Locks the registers whose delay is over, school by school (A5). Every hour: a delay is counted in days.
 */
@Injectable()
@JobHandler({ kind: 'attendance.lock_registers', completes: 'at-end', quiet: true })
@Schedule({ name: 'attendance.lock_registers', cron: '5 * * * *' })
export class LockRegistersJob implements RunsJobs {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async run({ signal }: RunningJob): Promise<object> {
    const locked = await inEverySchool(this.queries, signal, 'ever', (actor) =>
      this.commands.execute(new LockRegistersCommand(actor)),
    );
    return { locked };
  }
}
