import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  MarksRecorded,
  RegisterCancelled,
  RegisterReinstated,
  RegisterSubmitted,
} from '#domain/attendance/attendance.events';
import { systemActor } from '#domain/kernel/actor';
import type { DomainEvent } from '#domain/kernel/domain-event';
import type { Envelope, EventEnvelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { SummariseDaysCommand } from '../commands/summarise-days.command.js';

type OfADay = MarksRecorded | RegisterSubmitted | RegisterCancelled | RegisterReinstated;

/**
 * A10: the figures of a day follow its marks. A register counts from its submission on, so marks before that are not
 * news; and however much happens at once, the day is counted once for all of it.
 */
@Injectable()
@ReactsTo<DomainEvent>([MarksRecorded, RegisterSubmitted, RegisterCancelled, RegisterReinstated], {
  name: 'attendance.summarise-day',
  when: ({ type, data }) => type !== MarksRecorded.type || (data as MarksRecorded['data']).afterSubmission,
  coalesce: (event) => `${event.schoolId}:${dateOf(event)}`,
})
export class SummariseDay implements Reaction<DomainEvent> {
  constructor(private readonly commands: CommandBus) {}

  react(event: EventEnvelope): Promise<unknown> {
    const date = dateOf(event);
    return this.commands.execute(
      new SummariseDaysCommand({ first: date, last: date }, systemActor(event.schoolId)),
    );
  }
}

function dateOf({ data }: EventEnvelope): string {
  return (data as Envelope<OfADay>['data']).date;
}
