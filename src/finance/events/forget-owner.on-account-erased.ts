import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { AccountErased } from '../../identity/identity.api.js';
import { ForgetOwnerCommand } from '../commands/forget-owner.command.js';

/** Ledgers lie in no school: whichever place it is told to first, they go, and for the others there is nothing left to do. */
@Injectable()
@ReactsTo(AccountErased, { name: 'finance.forget-owner' })
export class ForgetOwner implements Reaction<AccountErased> {
  constructor(private readonly commands: CommandBus) {}

  react({ data: { personId } }: Envelope<AccountErased>): Promise<void> {
    return this.commands.execute(new ForgetOwnerCommand({ personId }, systemActor(null)));
  }
}
