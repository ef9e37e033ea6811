import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { GenerateRegistersCommand } from '../commands/generate-registers.command.js';
import { ListAllSchoolsQuery } from '../queries/list-all-schools.query.js';

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
    let added = 0;
    const failures: unknown[] = [];
    for (const schoolId of await this.queries.execute(new ListAllSchoolsQuery())) {
      signal.throwIfAborted();
      try {
        const generated = await this.commands.execute(
          new GenerateRegistersCommand({}, systemActor(schoolId)),
        );
        added += generated.added;
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return { added };
  }
}
