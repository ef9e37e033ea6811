import { Injectable } from '@nestjs/common';
import { WaitlistEntryChanged } from '#domain/academy/events/registration.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { WaitlistEntryMessage } from '../../ws/events/event-messages.js';
import { seatMessages } from './seat-messages-of.js';

@Injectable()
@Announces(WaitlistEntryChanged)
export class ShowWaitlistEntry implements Announcer<WaitlistEntryChanged> {
  announce(event: Envelope<WaitlistEntryChanged>): Announcement {
    const { occurrenceId, quotaId, personId, to: state, offeredUntil } = event.data;
    const at = { occurrenceId, quotaId, personId };
    const data: WaitlistEntryMessage = { waitlistEntryId: event.aggregateId, ...at, state, offeredUntil };
    return seatMessages(event, data);
  }
}
