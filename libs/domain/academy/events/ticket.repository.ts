import { token } from '../../kernel/token.js';
import type { SchoolEvent } from './event.js';
import type { Occurrence } from './occurrence.js';
import type { Registration } from './registration.js';
import type { Ticket } from './ticket.js';

export interface HeldTicket {
  readonly ticket: Ticket;
  readonly registration: Registration;
  readonly occurrence: Occurrence;
  readonly event: SchoolEvent;
}

/** The tickets of the school of the unit of work. */
export interface TicketRepository {
  /**
   * For scanning it: nobody else does until the unit of work ends.
   * @param ownOnly whether the actor reaches only the events that the actor organises
   * @throws TicketUnknown
   */
  hold(id: string, ownOnly: boolean): Promise<HeldTicket>;
}
export const TicketRepository = token<TicketRepository>('TicketRepository');
