import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { PasswordResetRequested } from '#domain/identity/account.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { WriteToPersonCommand } from '../commands/write-to-person.command.js';

@Injectable()
@ReactsTo(PasswordResetRequested, {
  name: 'identity.send-link.on-password-reset-requested',
  completes: 'at-end',
})
export class SendResetLink implements Reaction<PasswordResetRequested> {
  constructor(private readonly commands: CommandBus) {}

  async react({ id: cause, data }: Envelope<PasswordResetRequested>): Promise<void> {
    const input = {
      personId: data.personId,
      telling: { about: 'reset_password', linkId: data.linkId } as const,
      cause,
    };
    await this.commands.execute(new WriteToPersonCommand(input, systemActor(null, data.personId)));
  }
}
