import { Injectable } from '@nestjs/common';
import { SeatsChanged } from '#domain/academy/events/event.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { SeatsMessage } from '../../ws/events/event-messages.js';

@Injectable()
@Announces(SeatsChanged)
export class ShowSeats implements Announcer<SeatsChanged> {
  announce({ type, aggregateId: quotaId, data: facts }: Envelope<SeatsChanged>): Announcement {
    const data: SeatsMessage = { quotaId, ...facts, left: facts.capacity - facts.taken };
    return { messages: [{ topic: `occurrence:${facts.occurrenceId}`, type, data }] };
  }
}
