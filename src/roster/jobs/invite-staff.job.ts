import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { InviteStaffCommand } from '../commands/invite-staff.command.js';

@Injectable()
@JobHandler({ kind: 'roster.invite_staff', completes: 'in-transaction' })
export class InviteStaff implements RunsJobs {
  constructor(private readonly commands: CommandBus) {}

  run({ actor }: RunningJob): Promise<void> {
    return this.commands.execute(new InviteStaffCommand(actor));
  }
}
