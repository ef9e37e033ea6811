import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { PasswordChanged } from '#domain/identity/account.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { WriteToPersonCommand } from '../commands/write-to-person.command.js';

@Injectable()
@ReactsTo(PasswordChanged, { name: 'identity.tell-owner.on-password-changed', completes: 'at-end' })
export class TellOwnerOfChangedPassword implements Reaction<PasswordChanged> {
  constructor(private readonly commands: CommandBus) {}

  async react({ id: cause, data }: Envelope<PasswordChanged>): Promise<void> {
    const input = { personId: data.personId, telling: { about: 'password_changed' } as const, cause };
    await this.commands.execute(new WriteToPersonCommand(input, systemActor(null, data.personId)));
  }
}
