import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { anonymous, type Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { GetRegisterQuery } from '../queries/get-register.query.js';
import { RegisterView } from '../queries/register.view.js';
import { ExpectationMessage } from './absence-messages.js';
import { DeskEntryMessage } from './desk-messages.js';
import { ArrivalMessage, CheckInMessage } from './check-in-messages.js';
import { MarksMessage, stateMessageTypes } from './messages.js';

const schoolOf = prepared(`select attendance.school_of_register($1) as "schoolId"`);

/** One register, mark by mark. */
@Injectable()
@WatchableTopic({
  pattern: 'register:{registerId}',
  permission: 'attendance.register.read',
  messages: [
    { type: 'attendance.marks_recorded', data: MarksMessage },
    { type: 'attendance.expectations_changed', data: ExpectationMessage },
    { type: 'attendance.check_in_opened', data: CheckInMessage },
    { type: 'attendance.check_in_ended', data: CheckInMessage },
    { type: 'attendance.student_checked_in', data: ArrivalMessage },
    { type: 'attendance.desk_entry_recorded', data: DeskEntryMessage },
    { type: 'attendance.desk_entry_withdrawn', data: DeskEntryMessage },
    ...stateMessageTypes,
  ],
  snapshot: RegisterView,
})
export class RegisterTopic implements Topic {
  constructor(
    private readonly reader: TenantReader,
    private readonly queries: QueryBus,
  ) {}

  async schoolOf({ registerId }: TopicParams): Promise<string | null> {
    const [row] = await this.reader.rows<{ schoolId: string | null }>(anonymous, schoolOf, [registerId]);
    return row?.schoolId ?? null;
  }

  async admit(actor: Actor, params: TopicParams): Promise<void> {
    await this.snapshot(actor, params);
  }

  snapshot(actor: Actor, { registerId }: TopicParams): Promise<RegisterView> {
    return this.queries.execute(new GetRegisterQuery(registerId!, actor));
  }
}
