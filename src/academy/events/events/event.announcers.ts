import { AskOrganisers } from './ask-organisers.on-event-changed.js';
import { ShowOccurrence } from './show-occurrence.on-occurrence-changed.js';
import { ShowRegistration } from './show-registration.on-registration-changed.js';
import { ShowSeats } from './show-seats.on-seats-changed.js';
import { ShowTicket } from './show-ticket.on-ticket-scanned.js';
import { ShowWaitlistEntry } from './show-waitlist-entry.on-waitlist-entry-changed.js';

/** What those who look on are shown of events. */
export const eventAnnouncers = [
  AskOrganisers,
  ShowOccurrence,
  ShowSeats,
  ShowRegistration,
  ShowWaitlistEntry,
  ShowTicket,
];
