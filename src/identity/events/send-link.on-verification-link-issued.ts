import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { VerificationLinkIssued } from '#domain/identity/account.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { WriteToPersonCommand } from '../commands/write-to-person.command.js';

@Injectable()
@ReactsTo(VerificationLinkIssued, {
  name: 'identity.send-link.on-verification-link-issued',
  completes: 'at-end',
})
export class SendVerificationLink implements Reaction<VerificationLinkIssued> {
  constructor(private readonly commands: CommandBus) {}

  async react({ id: cause, data }: Envelope<VerificationLinkIssued>): Promise<void> {
    const input = {
      personId: data.personId,
      telling: { about: 'confirm_address', linkId: data.linkId } as const,
      cause,
    };
    await this.commands.execute(new WriteToPersonCommand(input, systemActor(null, data.personId)));
  }
}
