import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { RegisterNotTakenPage } from '../http/notifications/not-taken.dto.js';
import { ListRegistersNotTakenQuery } from '../queries/notifications/list-registers-not-taken.query.js';
import { RegistersGeneratedMessage, RegisterStateMessage } from './messages.js';
import { RegistersOverdueMessage } from './overdue-messages.js';

/** More registers than a school has in a day. */
const WHOLE_DAY = 5_000;

/** The wall of registers not taken. What is submitted or cancelled comes off it; when the timetable has changed it is read again. */
@Injectable()
@WatchableTopic({
  pattern: 'school:{schoolId}:registers-not-taken',
  permission: 'attendance.overdue.read',
  messages: [
    { type: 'attendance.registers_overdue', data: RegistersOverdueMessage },
    { type: 'attendance.register_opened', data: RegisterStateMessage },
    { type: 'attendance.register_submitted', data: RegisterStateMessage },
    { type: 'attendance.register_missed', data: RegisterStateMessage },
    { type: 'attendance.register_cancelled', data: RegisterStateMessage },
    { type: 'attendance.register_reinstated', data: RegisterStateMessage },
    { type: 'attendance.registers_generated', data: RegistersGeneratedMessage },
  ],
  snapshot: RegisterNotTakenPage,
})
export class RegistersNotTakenTopic implements Topic {
  constructor(private readonly queries: QueryBus) {}

  async schoolOf({ schoolId }: TopicParams): Promise<string | null> {
    return schoolId ?? null;
  }

  /** The permission says it all. */
  async admit(): Promise<void> {}

  snapshot(actor: Actor): Promise<RegisterNotTakenPage> {
    return this.queries.execute(
      new ListRegistersNotTakenQuery({ limit: WHOLE_DAY }, actor),
    ) as Promise<RegisterNotTakenPage>;
  }
}
