import { EventChanged, OccurrenceChanged } from '#domain/academy/events/event.events';
import { RegistrationChanged, WaitlistEntryChanged } from '#domain/academy/events/registration.events';
import { TicketScanned } from '#domain/academy/events/ticket.events';
import { publicEvents } from '#platform/outbox/public-events';

/** What happens to events and to seats. Of a draft they say nothing but that it is there. */
export const eventPublicEvents = publicEvents(
  EventChanged,
  OccurrenceChanged,
  RegistrationChanged,
  WaitlistEntryChanged,
  TicketScanned,
);
