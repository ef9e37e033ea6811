import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { UserSignedIn } from '#domain/identity/session.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { NoteSignInCommand } from '../commands/note-sign-in.command.js';

@Injectable()
@ReactsTo(UserSignedIn, { name: 'identity.note-sign-in.on-user-signed-in', completes: 'in-transaction' })
export class NoteSignIn implements Reaction<UserSignedIn> {
  constructor(private readonly commands: CommandBus) {}

  async react({ data: { personId }, occurredAt }: Envelope<UserSignedIn>): Promise<void> {
    const input = { personId, at: new Date(occurredAt) };
    await this.commands.execute(new NoteSignInCommand(input, systemActor(null, personId)));
  }
}
