import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { RosterPersonErased } from '../../roster/roster.api.js';
import { ForgetStudentCommand } from '../commands/forget-student.command.js';

/** Registers, absences, the desk, alerts and the log of mails keep what they count, and no name. */
@Injectable()
@ReactsTo(RosterPersonErased, { name: 'attendance.forget-person' })
export class ForgetPersonInRegisters implements Reaction<RosterPersonErased> {
  constructor(private readonly commands: CommandBus) {}

  react({ schoolId, aggregateId, personId: by, data }: Envelope<RosterPersonErased>): Promise<void> {
    const input = { rosterPersonId: aggregateId, personId: data.personId };
    return this.commands.execute(new ForgetStudentCommand(input, systemActor(schoolId, by)));
  }
}
