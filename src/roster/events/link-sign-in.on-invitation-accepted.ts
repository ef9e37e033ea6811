import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { InvitationAccepted } from '../../identity/identity.api.js';
import { LinkSignInCommand } from '../commands/link-sign-in.command.js';

/** The school's record of a person becomes theirs when they accept the invitation that named it, and only then. */
@Injectable()
@ReactsTo(InvitationAccepted, { name: 'roster.link-sign-in' })
export class LinkSignIn implements Reaction<InvitationAccepted> {
  constructor(private readonly commands: CommandBus) {}

  async react({ schoolId, personId: by, data }: Envelope<InvitationAccepted>): Promise<void> {
    const { personId, rosterPersonId } = data;
    if (rosterPersonId === null) return;
    await this.commands.execute(
      new LinkSignInCommand({ rosterPersonId, personId }, systemActor(schoolId, by)),
    );
  }
}
