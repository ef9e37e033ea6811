import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { WriteFarewellInput } from '#domain/identity/use-cases/write-farewell.use-case';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { SayFarewellCommand } from '../commands/say-farewell.command.js';

@Injectable()
@JobHandler({ kind: 'identity.say_farewell', completes: 'at-end', quiet: true })
export class SayFarewellJob implements RunsJobs<WriteFarewellInput> {
  constructor(private readonly commands: CommandBus) {}

  async run({ payload, actor }: RunningJob<WriteFarewellInput>): Promise<void> {
    await this.commands.execute(new SayFarewellCommand(payload, actor));
  }
}
