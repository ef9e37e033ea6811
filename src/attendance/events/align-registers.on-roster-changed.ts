import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { DomainEvent } from '#domain/kernel/domain-event';
import { systemActor } from '#domain/kernel/actor';
import type { EventEnvelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import {
  CalendarDayChanged,
  EnrolmentEnded,
  EnrolmentRedated,
  EnrolmentResumed,
  EnrolmentStarted,
  EnrolmentSuspended,
  MeetingChanged,
  PeriodChanged,
  RosterPersonChanged,
  SchoolRosterImported,
  SectionChanged,
  SectionEnded,
} from '../../roster/roster.api.js';
import { GenerateRegistersCommand } from '../commands/generate-registers.command.js';

/** Today's registers follow the roster: whoever joins a class in the morning is on the register of the afternoon. */
@Injectable()
@ReactsTo<DomainEvent>(
  [
    CalendarDayChanged,
    EnrolmentEnded,
    EnrolmentRedated,
    EnrolmentResumed,
    EnrolmentStarted,
    EnrolmentSuspended,
    MeetingChanged,
    PeriodChanged,
    RosterPersonChanged,
    SchoolRosterImported,
    SectionChanged,
    SectionEnded,
  ],
  { name: 'attendance.align-registers', coalesce: ({ schoolId }) => String(schoolId) },
)
export class AlignRegisters implements Reaction<DomainEvent> {
  constructor(private readonly commands: CommandBus) {}

  react({ schoolId }: EventEnvelope): Promise<unknown> {
    return this.commands.execute(new GenerateRegistersCommand({}, systemActor(schoolId)));
  }
}
