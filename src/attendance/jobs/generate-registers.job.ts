import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { GenerateRegistersCommand } from '../commands/generate-registers.command.js';
import { inEverySchool } from './in-every-school.js';

/**
 * The registers of the day, school by school. Every quarter of an hour, because the day begins at another hour in every
 * zone; where nothing is new, nothing changes. A school whose registers cannot be made holds up no other.
 */
@Injectable()
@JobHandler({ kind: 'attendance.generate_registers', completes: 'at-end', quiet: true })
@Schedule({ name: 'attendance.generate_registers', cron: '*/15 * * * *' })
export class GenerateRegistersJob implements RunsJobs {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async run({ signal }: RunningJob): Promise<object> {
    const added = await inEverySchool(this.queries, signal, 'open', async (actor) => {
      const generated = await this.commands.execute(new GenerateRegistersCommand({}, actor));
      return generated.added;
    });
    return { added };
  }
}
