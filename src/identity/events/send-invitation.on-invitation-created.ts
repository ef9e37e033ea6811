import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { InvitationCreated } from '#domain/identity/invitation.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { WriteInvitationCommand } from '../commands/write-invitation.command.js';

@Injectable()
@ReactsTo(InvitationCreated, { name: 'identity.send-invitation.on-invitation-created', completes: 'at-end' })
export class SendInvitation implements Reaction<InvitationCreated> {
  constructor(private readonly commands: CommandBus) {}

  async react({ id: cause, data }: Envelope<InvitationCreated>): Promise<void> {
    const input = { invitationId: data.invitationId, cause };
    await this.commands.execute(new WriteInvitationCommand(input, systemActor(data.schoolId)));
  }
}
