import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { SecondFactorEnabled } from '#domain/identity/account.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { WriteToPersonCommand } from '../commands/write-to-person.command.js';

@Injectable()
@ReactsTo(SecondFactorEnabled, { name: 'identity.tell-owner.on-second-factor-enabled', completes: 'at-end' })
export class TellOwnerOfEnabledSecondFactor implements Reaction<SecondFactorEnabled> {
  constructor(private readonly commands: CommandBus) {}

  async react({ id: cause, data }: Envelope<SecondFactorEnabled>): Promise<void> {
    const input = { personId: data.personId, telling: { about: 'second_factor_enabled' } as const, cause };
    await this.commands.execute(new WriteToPersonCommand(input, systemActor(null, data.personId)));
  }
}
