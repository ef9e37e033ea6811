import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { InvitationAccepted } from '#domain/identity/invitation.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { TellInviterCommand } from '../commands/tell-inviter.command.js';

@Injectable()
@ReactsTo(InvitationAccepted, { name: 'identity.tell-inviter.on-invitation-accepted', completes: 'at-end' })
export class TellInviter implements Reaction<InvitationAccepted> {
  constructor(private readonly commands: CommandBus) {}

  async react({ id: cause, data }: Envelope<InvitationAccepted>): Promise<void> {
    const input = { invitationId: data.invitationId, personId: data.personId, cause };
    await this.commands.execute(new TellInviterCommand(input, systemActor(data.schoolId)));
  }
}
