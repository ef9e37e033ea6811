import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { RosterPersonErased } from '../../roster/roster.api.js';
import { RemoveOldInterchangesCommand } from '../commands/remove-old-interchanges.command.js';

/** Packages that lie in the file store still have the name in them. */
@Injectable()
@ReactsTo(RosterPersonErased, { name: 'attendance.remove-old-interchanges', completes: 'at-end' })
export class RemoveOldInterchanges implements Reaction<RosterPersonErased> {
  constructor(private readonly commands: CommandBus) {}

  react({ schoolId }: Envelope<RosterPersonErased>): Promise<void> {
    return this.commands.execute(new RemoveOldInterchangesCommand(systemActor(schoolId)));
  }
}
