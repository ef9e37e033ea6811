import { Injectable } from '@nestjs/common';
import { RegistrationChanged } from '#domain/academy/events/registration.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { RegistrationMessage } from '../../ws/events/event-messages.js';
import { seatMessages } from './seat-messages-of.js';

@Injectable()
@Announces(RegistrationChanged)
export class ShowRegistration implements Announcer<RegistrationChanged> {
  announce(event: Envelope<RegistrationChanged>): Announcement {
    const { occurrenceId, quotaId, personId, to: state, heldUntil } = event.data;
    const registrationId = event.aggregateId;
    const data: RegistrationMessage = { registrationId, occurrenceId, quotaId, personId, state, heldUntil };
    return seatMessages(event, data);
  }
}
