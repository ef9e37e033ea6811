import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { DomainEvent } from '#domain/kernel/domain-event';
import { systemActor } from '#domain/kernel/actor';
import { AdmissionChanged } from '#domain/learning/enrolment/enrolment.events';
import type { EventEnvelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import {
  EnrolmentEnded,
  EnrolmentRedated,
  EnrolmentResumed,
  EnrolmentStarted,
  EnrolmentSuspended,
  SchoolRosterImported,
} from '../../roster/roster.api.js';
import { KeepEnrolmentsCommand } from '../commands/keep-enrolments.command.js';

/** Whoever joins a class in the morning is in its runs moments later, and whoever leaves it is not. */
@Injectable()
@ReactsTo<DomainEvent>(
  [
    AdmissionChanged,
    EnrolmentEnded,
    EnrolmentRedated,
    EnrolmentResumed,
    EnrolmentStarted,
    EnrolmentSuspended,
    SchoolRosterImported,
  ],
  { name: 'learning.follow-classes', coalesce: ({ schoolId }) => String(schoolId) },
)
export class FollowClasses implements Reaction<DomainEvent> {
  constructor(private readonly commands: CommandBus) {}

  react({ schoolId }: EventEnvelope): Promise<unknown> {
    return this.commands.execute(new KeepEnrolmentsCommand(systemActor(schoolId)));
  }
}
