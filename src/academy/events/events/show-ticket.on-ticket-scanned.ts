import { Injectable } from '@nestjs/common';
import { TicketScanned } from '#domain/academy/events/ticket.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { TicketScannedMessage } from '../../ws/events/event-messages.js';

@Injectable()
@Announces(TicketScanned)
export class ShowTicket implements Announcer<TicketScanned> {
  announce({ type, aggregateId: registrationId, data: facts }: Envelope<TicketScanned>): Announcement {
    const { occurrenceId, scans: devices } = facts;
    const data: TicketScannedMessage = { registrationId, occurrenceId, devices };
    return { messages: [{ topic: `occurrence:${occurrenceId}:attendees`, type, data }] };
  }
}
