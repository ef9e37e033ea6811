import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { RegistrationNotFound } from '#domain/academy/events/registration.errors';
import type { Actor } from '#domain/kernel/actor';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { GetMySeatsQuery, MySeatsView } from '../../queries/events/get-my-seats.query.js';
import { RegistrationMessage, WaitlistEntryMessage } from './event-messages.js';

/** What becomes of one's seats, and of one's turn for one, in a school. For oneself. */
@Injectable()
@WatchableTopic({
  pattern: 'school:{schoolId}:attendee:{personId}',
  permission: 'academy.registration.read',
  messages: [
    { type: 'academy.registration_changed', data: RegistrationMessage },
    { type: 'academy.waitlist_entry_changed', data: WaitlistEntryMessage },
  ],
  snapshot: MySeatsView,
})
export class AttendeeTopic implements Topic {
  constructor(private readonly queries: QueryBus) {}

  async schoolOf({ schoolId }: TopicParams): Promise<string | null> {
    return schoolId!;
  }

  async admit(actor: Actor, { personId }: TopicParams): Promise<void> {
    if (actor.personId !== personId) throw new RegistrationNotFound();
  }

  snapshot(actor: Actor): Promise<MySeatsView> {
    return this.queries.execute(new GetMySeatsQuery(actor));
  }
}
