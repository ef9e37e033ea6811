import { CalendarFeedRepository } from '#domain/academy/events/calendar-feed.repository';
import { CalendarLinks } from '#domain/academy/events/calendar-links';
import { EventRepository } from '#domain/academy/events/event.repository';
import { Members } from '#domain/academy/events/members';
import { OccurrenceRepository } from '#domain/academy/events/occurrence.repository';
import { SeatAlarm } from '#domain/academy/events/seat-alarm';
import { SeatRepository } from '#domain/academy/events/seat.repository';
import { TicketCodes } from '#domain/academy/events/ticket-codes';
import { TicketRepository } from '#domain/academy/events/ticket.repository';
import { KeyedTokens } from '#platform/auth/keyed-tokens';
import { Secrets } from '#platform/config/secrets';
import { KeyedCalendarLinks } from './keyed-calendar-links.js';
import { KeyedTicketCodes } from './keyed-ticket-codes.js';
import { MikroCalendarFeedRepository } from './mikro-calendar-feed.repository.js';
import { MikroEventRepository } from './mikro-event.repository.js';
import { MikroOccurrenceRepository } from './mikro-occurrence.repository.js';
import { MikroSeatRepository } from './mikro-seat.repository.js';
import { MikroTicketRepository } from './mikro-ticket.repository.js';
import { QueuedSeatAlarm } from './queued-seat-alarm.js';
import { SignedIds } from './signed-ids.js';
import { SqlMembers } from './sql-members.js';

/** How events, and who has a seat at them, are kept. */
export const eventRepositories = [
  { provide: EventRepository, useClass: MikroEventRepository },
  { provide: OccurrenceRepository, useClass: MikroOccurrenceRepository },
  { provide: SeatRepository, useClass: MikroSeatRepository },
  { provide: TicketRepository, useClass: MikroTicketRepository },
  { provide: CalendarFeedRepository, useClass: MikroCalendarFeedRepository },
  { provide: Members, useClass: SqlMembers },
  { provide: SeatAlarm, useClass: QueuedSeatAlarm },
  {
    provide: TicketCodes,
    inject: [Secrets],
    useFactory: (secrets: Secrets) =>
      new KeyedTicketCodes(new SignedIds(new KeyedTokens(secrets, 'tickets'), 'ticket')),
  },
  {
    provide: CalendarLinks,
    inject: [Secrets],
    useFactory: (secrets: Secrets) =>
      new KeyedCalendarLinks(new SignedIds(new KeyedTokens(secrets, 'calendar-links'), 'calendar')),
  },
];
