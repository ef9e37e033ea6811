import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { UserCreated } from '#domain/identity/account.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { TellAdministratorsCommand } from '../commands/tell-administrators.command.js';

@Injectable()
@ReactsTo(UserCreated, { name: 'identity.tell-administrators.on-user-created', completes: 'at-end' })
export class TellAdministrators implements Reaction<UserCreated> {
  constructor(private readonly commands: CommandBus) {}

  async react({ id: cause, data: { personId } }: Envelope<UserCreated>): Promise<void> {
    const input = { personId, cause: `${cause}.new` };
    await this.commands.execute(new TellAdministratorsCommand(input, systemActor(null, personId)));
  }
}
