import { EventCalendarController } from './event-calendar.controller.js';
import { MyCalendarController } from './my-calendar.controller.js';
import { TicketCheckInController } from './ticket-check-in.controller.js';
import { EventController } from './event.controller.js';
import { OccurrenceController } from './occurrence.controller.js';
import { QuotaController } from './quota.controller.js';
import { RegistrationController } from './registration.controller.js';
import { TicketController } from './ticket.controller.js';
import { WaitlistController } from './waitlist.controller.js';

/** The resources of events. */
export const eventControllers = [
  EventController,
  OccurrenceController,
  QuotaController,
  RegistrationController,
  WaitlistController,
  TicketController,
  TicketCheckInController,
  EventCalendarController,
  MyCalendarController,
];
