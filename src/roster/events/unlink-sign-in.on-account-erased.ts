import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { AccountErased } from '../../identity/identity.api.js';
import { UnlinkSignInCommand } from '../commands/unlink-sign-in.command.js';

/** The school's record of somebody whose account was erased is the school's, and nothing leads from it to the account. */
@Injectable()
@ReactsTo(AccountErased, {
  name: 'roster.unlink-sign-in',
  when: ({ data }) => (data as { schoolId: string | null }).schoolId !== null,
})
export class UnlinkSignIn implements Reaction<AccountErased> {
  constructor(private readonly commands: CommandBus) {}

  react({ data: { personId, schoolId } }: Envelope<AccountErased>): Promise<void> {
    return this.commands.execute(new UnlinkSignInCommand({ personId }, systemActor(schoolId)));
  }
}
