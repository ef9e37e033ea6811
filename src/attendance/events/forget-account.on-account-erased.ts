import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { AccountErased } from '../../identity/identity.api.js';
import { ForgetRecipientCommand } from '../commands/forget-recipient.command.js';

/** What is kept by the account alone. */
@Injectable()
@ReactsTo(AccountErased, {
  name: 'attendance.forget-account',
  when: ({ data }) => (data as { schoolId: string | null }).schoolId !== null,
})
export class ForgetAccountInRegisters implements Reaction<AccountErased> {
  constructor(private readonly commands: CommandBus) {}

  react({ data: { personId, schoolId } }: Envelope<AccountErased>): Promise<void> {
    const input = { personId, rosterPersonId: null };
    return this.commands.execute(new ForgetRecipientCommand(input, systemActor(schoolId)));
  }
}
