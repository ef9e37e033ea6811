import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { schoolBySchool, untilNothingIsLeft } from '#platform/queue/school-by-school';
import { RemovePackagesCommand } from '../commands/remove-packages.command.js';
import { ListSchoolsToKeepQuery } from '../queries/list-schools-to-keep.query.js';

/** Removes from the disk what no video plays any more. */
@Injectable()
@JobHandler({ kind: 'learning.remove_packages', completes: 'at-end', quiet: true })
@Schedule({ name: 'learning.remove_packages', cron: '50 * * * *' })
export class RemovePackagesJob implements RunsJobs {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async run({ signal }: RunningJob): Promise<object> {
    const schools = await this.queries.execute(new ListSchoolsToKeepQuery());
    const removed = await schoolBySchool(schools, signal, ({ schoolId }) =>
      untilNothingIsLeft(signal, () =>
        this.commands.execute(new RemovePackagesCommand(systemActor(schoolId))),
      ),
    );
    return { removed };
  }
}
