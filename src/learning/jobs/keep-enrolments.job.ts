import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { schoolBySchool } from '#platform/queue/school-by-school';
import { KeepEnrolmentsCommand } from '../commands/keep-enrolments.command.js';
import { ListSchoolsToKeepQuery } from '../queries/list-schools-to-keep.query.js';

/**
 * What no event tells: a day has begun on which somebody joins a class, or after which a run is over. Every hour, because
 * days begin at another time in each school.
 */
@Injectable()
@JobHandler({ kind: 'learning.keep_enrolments', completes: 'at-end', quiet: true })
@Schedule({ name: 'learning.keep_enrolments', cron: '10 * * * *' })
export class KeepEnrolmentsJob implements RunsJobs {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async run({ signal }: RunningJob): Promise<object> {
    const schools = await this.queries.execute(new ListSchoolsToKeepQuery());
    const changed = await schoolBySchool(schools, signal, ({ schoolId }) =>
      this.commands.execute(new KeepEnrolmentsCommand(systemActor(schoolId))),
    );
    return { changed };
  }
}
