import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { RegistrationPage } from '../../http/events/registration.dto.js';
import { AdmitOrganiserQuery } from '../../queries/events/admit-organiser.query.js';
import { ListRegistrationsQuery } from '../../queries/events/list-registrations.query.js';
import { RegistrationMessage, TicketScannedMessage, WaitlistEntryMessage } from './event-messages.js';
import { schoolOfOccurrence } from './school-of-occurrence.js';

/** As many registrations as are shown at once. */
const HALL = 200;

/** Who registers, waits and comes, for its organisers. */
@Injectable()
@WatchableTopic({
  pattern: 'occurrence:{occurrenceId}:attendees',
  permission: 'academy.registration.read',
  messages: [
    { type: 'academy.registration_changed', data: RegistrationMessage },
    { type: 'academy.waitlist_entry_changed', data: WaitlistEntryMessage },
    { type: 'academy.ticket_scanned', data: TicketScannedMessage },
  ],
  snapshot: RegistrationPage,
})
export class AttendeesTopic implements Topic {
  constructor(
    private readonly reader: TenantReader,
    private readonly queries: QueryBus,
  ) {}

  schoolOf({ occurrenceId }: TopicParams): Promise<string | null> {
    return schoolOfOccurrence(this.reader, occurrenceId!);
  }

  async admit(actor: Actor, { occurrenceId }: TopicParams): Promise<void> {
    await this.queries.execute(new AdmitOrganiserQuery(occurrenceId!, actor));
  }

  snapshot(actor: Actor, { occurrenceId }: TopicParams): Promise<RegistrationPage> {
    const filter = { occurrenceId: occurrenceId!, sort: '-id', limit: HALL } as const;
    return this.queries.execute(new ListRegistrationsQuery(filter, actor)) as Promise<RegistrationPage>;
  }
}
