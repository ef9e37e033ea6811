import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { NotPermitted } from '#platform/auth/errors';
import { AbsencePage } from '../http/absence.dto.js';
import { ListAbsencesQuery } from '../queries/list-absences.query.js';
import { AbsenceMessage } from './absence-messages.js';

/** As many as an office decides about in a morning. */
const INBOX = 200;

/** What waits to be decided, and what becomes of it. */
@Injectable()
@WatchableTopic({
  pattern: 'school:{schoolId}:absences',
  permission: 'attendance.absence.read',
  messages: [
    { type: 'attendance.absence_requested', data: AbsenceMessage },
    { type: 'attendance.absence_approved', data: AbsenceMessage },
    { type: 'attendance.absence_declined', data: AbsenceMessage },
    { type: 'attendance.absence_changed', data: AbsenceMessage },
    { type: 'attendance.absence_withdrawn', data: AbsenceMessage },
  ],
  snapshot: AbsencePage,
})
export class SchoolAbsencesTopic implements Topic {
  constructor(private readonly queries: QueryBus) {}

  async schoolOf({ schoolId }: TopicParams): Promise<string | null> {
    return schoolId ?? null;
  }

  /** It shows every absence, so it is for those who may see every absence. */
  async admit(actor: Actor): Promise<void> {
    if (actor.reach('attendance.absence.read') !== 'all') throw new NotPermitted('attendance.absence.read');
  }

  snapshot(actor: Actor): Promise<AbsencePage> {
    const inbox = { state: 'requested', sort: 'id', limit: INBOX } as const;
    return this.queries.execute(new ListAbsencesQuery(inbox, actor)) as Promise<AbsencePage>;
  }
}
