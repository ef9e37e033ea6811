import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { AnswerStrangerCommand } from '../commands/answer-stranger.command.js';

@Injectable()
@JobHandler({ kind: 'identity.answer_stranger', completes: 'in-transaction', quiet: true })
export class AnswerStrangerJob implements RunsJobs<{ sealed: string }> {
  constructor(private readonly commands: CommandBus) {}

  async run({ payload }: RunningJob<{ sealed: string }>): Promise<void> {
    await this.commands.execute(new AnswerStrangerCommand(payload.sealed));
  }
}
