import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  MarksRecorded,
  RegisterCancelled,
  RegisterReinstated,
  RegisterSubmitted,
} from '#domain/attendance/attendance.events';
import type { DomainEvent } from '#domain/kernel/domain-event';
import { systemActor } from '#domain/kernel/actor';
import type { EventEnvelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { TellGuardiansCommand } from '../commands/notifications/tell-guardians.command.js';

/** Marks count for families from the submission on; until then they are a teacher's notes. */
const countsForFamilies = ({ type, data }: EventEnvelope) =>
  type !== MarksRecorded.type || (data as { afterSubmission?: boolean }).afterSubmission === true;

@Injectable()
@ReactsTo<DomainEvent>([RegisterSubmitted, MarksRecorded, RegisterCancelled, RegisterReinstated], {
  name: 'attendance.tell-guardians',
  inOrder: true,
  when: countsForFamilies,
})
export class TellGuardians implements Reaction<DomainEvent> {
  constructor(private readonly commands: CommandBus) {}

  react({ id: causeId, aggregateId: registerId, schoolId }: EventEnvelope): Promise<unknown> {
    return this.commands.execute(new TellGuardiansCommand({ registerId, causeId }, systemActor(schoolId)));
  }
}
