import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { MissRegistersCommand } from '../commands/miss-registers.command.js';
import { inEverySchool } from './in-every-school.js';

/**
 * Gives up on the registers that nobody has submitted in time, school by school. Every quarter of an hour, because a day ends
 * at another hour in every zone.
 */
@Injectable()
@JobHandler({ kind: 'attendance.miss_registers', completes: 'at-end', quiet: true })
@Schedule({ name: 'attendance.miss_registers', cron: '*/15 * * * *' })
export class MissRegistersJob implements RunsJobs {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async run({ signal }: RunningJob): Promise<object> {
    const missed = await inEverySchool(this.queries, signal, 'ever', (actor) =>
      this.commands.execute(new MissRegistersCommand(actor)),
    );
    return { missed };
  }
}
