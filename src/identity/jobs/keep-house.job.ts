import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { KeepHouseCommand } from '../commands/keep-house.command.js';

@Injectable()
@JobHandler({ kind: 'identity.keep_house', completes: 'in-transaction', quiet: true })
@Schedule({ name: 'identity.keep-house', cron: '40 2 * * *' })
export class KeepHouseJob implements RunsJobs {
  constructor(private readonly commands: CommandBus) {}

  async run({ actor }: RunningJob): Promise<void> {
    await this.commands.execute(new KeepHouseCommand(actor));
  }
}
