import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { Schedule } from '#platform/queue/schedule';
import { ForgetLapsedSharesCommand } from '../commands/forget-lapsed-shares.command.js';

@Injectable()
@JobHandler({ kind: 'finance.forget_lapsed_shares', completes: 'in-transaction', quiet: true })
@Schedule({ name: 'finance.forget-lapsed-shares', cron: '50 2 * * *' })
export class ForgetLapsedSharesJob implements RunsJobs {
  constructor(private readonly commands: CommandBus) {}

  async run({ actor }: RunningJob): Promise<void> {
    await this.commands.execute(new ForgetLapsedSharesCommand(actor));
  }
}
