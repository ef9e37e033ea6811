import { GetMyCalendarHandler } from './get-my-calendar.query.js';
import { GetOccurrenceCalendarHandler } from './get-occurrence-calendar.query.js';
import { ReadCalendarFeedHandler } from './read-calendar-feed.query.js';
import { AdmitOrganiserHandler } from './admit-organiser.query.js';
import { GetEventHandler } from './get-event.query.js';
import { GetMySeatsHandler } from './get-my-seats.query.js';
import { GetOccurrenceHandler } from './get-occurrence.query.js';
import { GetRegistrationHandler } from './get-registration.query.js';
import { GetTicketHandler } from './get-ticket.query.js';
import { GetWaitlistEntryHandler } from './get-waitlist-entry.query.js';
import { ListCheckInsHandler } from './list-check-ins.query.js';
import { ListEventsHandler } from './list-events.query.js';
import { ListOccurrencesHandler } from './list-occurrences.query.js';
import { ListQuotasHandler } from './list-quotas.query.js';
import { ListRegistrationsHandler } from './list-registrations.query.js';
import { ListWaitlistEntriesHandler } from './list-waitlist-entries.query.js';

export const eventQueries = [
  ListEventsHandler,
  GetEventHandler,
  ListOccurrencesHandler,
  GetOccurrenceHandler,
  ListQuotasHandler,
  ListRegistrationsHandler,
  GetRegistrationHandler,
  ListWaitlistEntriesHandler,
  GetWaitlistEntryHandler,
  GetTicketHandler,
  ListCheckInsHandler,
  GetMySeatsHandler,
  AdmitOrganiserHandler,
  GetOccurrenceCalendarHandler,
  GetMyCalendarHandler,
  ReadCalendarFeedHandler,
];
