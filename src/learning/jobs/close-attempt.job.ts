import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CloseAttemptInput } from '#domain/learning/use-cases/close-attempt.use-case';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { CloseAttemptCommand } from '../commands/close-attempt.command.js';

/** The time of an attempt at a quiz is over. */
@Injectable()
@JobHandler({ kind: 'learning.close_attempt', completes: 'in-transaction', quiet: true })
export class CloseAttemptJob implements RunsJobs<CloseAttemptInput> {
  constructor(private readonly commands: CommandBus) {}

  run({ payload, actor }: RunningJob<CloseAttemptInput>): Promise<void> {
    return this.commands.execute(new CloseAttemptCommand(payload, actor));
  }
}
