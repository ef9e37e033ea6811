import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { UserCreated } from '#domain/identity/account.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { CreateProfileCommand } from '../commands/create-profile.command.js';

@Injectable()
@ReactsTo(UserCreated, { name: 'identity.create-profile.on-user-created', completes: 'in-transaction' })
export class CreateProfile implements Reaction<UserCreated> {
  constructor(private readonly commands: CommandBus) {}

  async react({ data: { personId } }: Envelope<UserCreated>): Promise<void> {
    await this.commands.execute(new CreateProfileCommand({ personId }, systemActor(null, personId)));
  }
}
