import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { schoolBySchool, untilNothingIsLeft } from '#platform/queue/school-by-school';
import { FreeUploadRoomCommand } from '../commands/free-upload-room.command.js';
import { ListSchoolsToKeepQuery } from '../queries/list-schools-to-keep.query.js';

/** Gives learners back the room of files that count for nothing any more, and of runs that are over. */
@Injectable()
@JobHandler({ kind: 'learning.free_upload_room', completes: 'at-end', quiet: true })
@Schedule({ name: 'learning.free_upload_room', cron: '20 * * * *' })
export class FreeUploadRoomJob implements RunsJobs {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async run({ signal }: RunningJob): Promise<object> {
    const schools = await this.queries.execute(new ListSchoolsToKeepQuery());
    const freed = await schoolBySchool(schools, signal, ({ schoolId }) =>
      untilNothingIsLeft(signal, () =>
        this.commands.execute(new FreeUploadRoomCommand(systemActor(schoolId))),
      ),
    );
    return { freed };
  }
}
