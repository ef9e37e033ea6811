import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { UserSignedIn } from '#domain/identity/session.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { TellOfNewDeviceCommand } from '../commands/tell-of-new-device.command.js';

@Injectable()
@ReactsTo(UserSignedIn, { name: 'identity.tell-of-new-device.on-user-signed-in', completes: 'at-end' })
export class TellOfNewDevice implements Reaction<UserSignedIn> {
  constructor(private readonly commands: CommandBus) {}

  async react({ id: cause, data }: Envelope<UserSignedIn>): Promise<void> {
    const actor = systemActor(null, data.personId);
    await this.commands.execute(new TellOfNewDeviceCommand({ ...data, cause }, actor));
  }
}
