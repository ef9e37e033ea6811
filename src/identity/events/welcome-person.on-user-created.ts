import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { Telling } from '../commands/write-to-person.command.js';
import { UserCreated } from '#domain/identity/account.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { WriteToPersonCommand } from '../commands/write-to-person.command.js';

@Injectable()
@ReactsTo(UserCreated, { name: 'identity.welcome-person.on-user-created', completes: 'at-end' })
export class WelcomePerson implements Reaction<UserCreated> {
  constructor(private readonly commands: CommandBus) {}

  async react({ id: cause, data }: Envelope<UserCreated>): Promise<void> {
    const input = { personId: data.personId, telling: tellingOf(data.verificationLinkId), cause };
    await this.commands.execute(new WriteToPersonCommand(input, systemActor(null, data.personId)));
  }
}

/** Whoever signed up confirms the address first; others are welcome at once. */
function tellingOf(verificationLinkId: string | null): Telling {
  return verificationLinkId ? { about: 'confirm_address', linkId: verificationLinkId } : { about: 'welcome' };
}
