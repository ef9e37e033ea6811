import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { RosterPersonErased } from '#domain/roster/roster-person.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { RemoveOldExportsCommand } from '../commands/remove-old-exports.command.js';

/** Packages that lie in the file store still have the name in them. */
@Injectable()
@ReactsTo(RosterPersonErased, { name: 'roster.remove-old-exports', completes: 'at-end' })
export class RemoveOldExports implements Reaction<RosterPersonErased> {
  constructor(private readonly commands: CommandBus) {}

  react({ schoolId }: Envelope<RosterPersonErased>): Promise<void> {
    return this.commands.execute(new RemoveOldExportsCommand(systemActor(schoolId)));
  }
}
