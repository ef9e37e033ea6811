import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { RosterPersonUnlinked } from '../../roster/roster.api.js';
import { ForgetAuthorCommand } from '../commands/forget-author.command.js';

/** What is kept by the account, and belongs to the school's record that the account had. */
@Injectable()
@ReactsTo(RosterPersonUnlinked, { name: 'learning.forget-account-of-record' })
export class ForgetAccountOfRecordInCourses implements Reaction<RosterPersonUnlinked> {
  constructor(private readonly commands: CommandBus) {}

  react({ schoolId, aggregateId, data }: Envelope<RosterPersonUnlinked>): Promise<void> {
    const input = { personId: data.personId, rosterPersonId: aggregateId };
    return this.commands.execute(new ForgetAuthorCommand(input, systemActor(schoolId)));
  }
}
