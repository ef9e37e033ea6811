import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { AccountErased } from '../../../identity/identity.api.js';
import { ReleaseSeatsCommand } from '../../commands/events/release-seats.command.js';

/** Whoever has no account any more comes to nothing. */
@Injectable()
@ReactsTo(AccountErased, {
  name: 'academy.release-seats',
  when: ({ data }) => (data as { schoolId: string | null }).schoolId !== null,
})
export class ReleaseSeats implements Reaction<AccountErased> {
  constructor(private readonly commands: CommandBus) {}

  react({ data: { personId, schoolId } }: Envelope<AccountErased>): Promise<void> {
    return this.commands.execute(new ReleaseSeatsCommand({ personId }, systemActor(schoolId)));
  }
}
