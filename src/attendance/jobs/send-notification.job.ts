import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { SendNotificationCommand } from '../commands/notifications/send-notification.command.js';

/** A mail server that is slow holds up mails, not registers: only some of the workers' places are for them. */
@Injectable()
@JobHandler({ kind: 'attendance.send_notification', completes: 'at-end', quiet: true, concurrency: 4 })
export class SendNotificationJob implements RunsJobs<{ notificationId: string }> {
  constructor(private readonly commands: CommandBus) {}

  async run({ payload, actor }: RunningJob<{ notificationId: string }>): Promise<void> {
    await this.commands.execute(new SendNotificationCommand(payload, actor));
  }
}
