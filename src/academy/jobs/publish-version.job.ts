import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { PublishDueVersionCommand } from '../commands/content/publish-due-version.command.js';

interface Payload {
  readonly versionId: string;
  readonly publishAt: string;
}

/** The moment has come that a version was scheduled for. */
@Injectable()
@JobHandler({ kind: 'academy.publish_version', completes: 'in-transaction', quiet: true })
export class PublishVersionJob implements RunsJobs<Payload> {
  constructor(private readonly commands: CommandBus) {}

  run({ payload: { versionId, publishAt }, actor }: RunningJob<Payload>): Promise<void> {
    const input = { versionId, publishAt: new Date(publishAt) };
    return this.commands.execute(new PublishDueVersionCommand(input, actor));
  }
}
