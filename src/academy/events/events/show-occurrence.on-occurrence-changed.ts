import { Injectable } from '@nestjs/common';
import { OccurrenceChanged } from '#domain/academy/events/event.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { OccurrenceMessage } from '../../ws/events/event-messages.js';

@Injectable()
@Announces(OccurrenceChanged)
export class ShowOccurrence implements Announcer<OccurrenceChanged> {
  announce({ type, aggregateId: occurrenceId, data: facts }: Envelope<OccurrenceChanged>): Announcement {
    const { eventId, eventState, state } = facts;
    const data: OccurrenceMessage = { occurrenceId, eventId, eventState, state };
    return { messages: [{ topic: `occurrence:${occurrenceId}`, type, data }] };
  }
}
