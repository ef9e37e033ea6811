import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { SignUpRepeated } from '#domain/identity/account.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { WriteToPersonCommand } from '../commands/write-to-person.command.js';

@Injectable()
@ReactsTo(SignUpRepeated, { name: 'identity.tell-owner.on-sign-up-repeated', completes: 'at-end' })
export class TellOwnerOfRepeatedSignUp implements Reaction<SignUpRepeated> {
  constructor(private readonly commands: CommandBus) {}

  async react({ id: cause, data }: Envelope<SignUpRepeated>): Promise<void> {
    const input = { personId: data.personId, telling: { about: 'sign_up_repeated' } as const, cause };
    await this.commands.execute(new WriteToPersonCommand(input, systemActor(null, data.personId)));
  }
}
