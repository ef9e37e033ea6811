import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { NotPermitted } from '#platform/auth/errors';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { RegisterPage } from '../http/register.dto.js';
import { ListRegistersQuery } from '../queries/list-registers.query.js';
import { RegistersGeneratedMessage, stateMessageTypes, TallyMessage } from './messages.js';
import { proposalMessageTypes } from './proposal.messages.js';

/** More registers than a school has in a day. */
const WHOLE_DAY = 5_000;

/** The board: all registers of the school's day, with their counts. */
@Injectable()
@WatchableTopic({
  pattern: 'school:{schoolId}:registers',
  permission: 'attendance.register.read',
  messages: [
    { type: 'attendance.register_tallied', data: TallyMessage },
    ...stateMessageTypes,
    { type: 'attendance.registers_generated', data: RegistersGeneratedMessage },
    ...proposalMessageTypes,
  ],
  snapshot: RegisterPage,
})
export class SchoolRegistersTopic implements Topic {
  constructor(private readonly queries: QueryBus) {}

  async schoolOf({ schoolId }: TopicParams): Promise<string | null> {
    return schoolId ?? null;
  }

  /** The board shows every register, so it is for those who may see every register. */
  async admit(actor: Actor): Promise<void> {
    if (actor.reach('attendance.register.read') !== 'all') throw new NotPermitted('attendance.register.read');
  }

  snapshot(actor: Actor): Promise<RegisterPage> {
    return this.queries.execute(
      new ListRegistersQuery({ mine: false, limit: WHOLE_DAY }, actor),
    ) as Promise<RegisterPage>;
  }
}
