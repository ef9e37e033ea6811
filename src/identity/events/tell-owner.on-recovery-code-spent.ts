import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { RecoveryCodeSpent } from '#domain/identity/account.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { WriteToPersonCommand } from '../commands/write-to-person.command.js';

@Injectable()
@ReactsTo(RecoveryCodeSpent, { name: 'identity.tell-owner.on-recovery-code-spent', completes: 'at-end' })
export class TellOwnerOfSpentRecoveryCode implements Reaction<RecoveryCodeSpent> {
  constructor(private readonly commands: CommandBus) {}

  async react({ id: cause, data }: Envelope<RecoveryCodeSpent>): Promise<void> {
    const input = {
      personId: data.personId,
      telling: { about: 'recovery_code_spent', left: data.left } as const,
      cause,
    };
    await this.commands.execute(new WriteToPersonCommand(input, systemActor(null, data.personId)));
  }
}
