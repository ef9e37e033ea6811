import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AlertOpened } from '#domain/attendance/alerts/alert.events';
import { systemActor } from '#domain/kernel/actor';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { TellStaffCommand } from '../commands/alerts/tell-staff.command.js';

@Injectable()
@ReactsTo(AlertOpened, { name: 'attendance.tell-staff' })
export class TellStaff implements Reaction<AlertOpened> {
  constructor(private readonly commands: CommandBus) {}

  react({ id: causeId, aggregateId: alertId, schoolId }: Envelope<AlertOpened>): Promise<unknown> {
    return this.commands.execute(new TellStaffCommand({ alertId, causeId }, systemActor(schoolId)));
  }
}
