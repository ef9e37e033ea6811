import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { publicUrl, Settings } from '#platform/config/settings';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { RosterPersonErased } from '../../roster/roster.api.js';
import { ForgetLearnerCommand } from '../commands/forget-learner.command.js';

/** Courses keep what somebody's learning came to, and no word of it. */
@Injectable()
@ReactsTo(RosterPersonErased, { name: 'learning.forget-person' })
export class ForgetPersonInCourses implements Reaction<RosterPersonErased> {
  constructor(
    private readonly commands: CommandBus,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  react({ schoolId, aggregateId, personId: by, data }: Envelope<RosterPersonErased>): Promise<void> {
    const { personId } = data;
    const input = { rosterPersonId: aggregateId, personId, home: publicUrl(this.settings) };
    return this.commands.execute(new ForgetLearnerCommand(input, systemActor(schoolId, by)));
  }
}
