import { SchoolEvent } from '#domain/academy/events/event';
import { Occurrence } from '#domain/academy/events/occurrence';
import { Registration } from '#domain/academy/events/registration';
import { Ticket } from '#domain/academy/events/ticket';
import { TicketUnknown } from '#domain/academy/events/ticket.errors';
import type { HeldTicket, TicketRepository } from '#domain/academy/events/ticket.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './event.mapping.js';

// The registration as well: nobody gives the seat back while its ticket is looked at.
const lock = prepared(`
  select t.occurrence_id as "occurrenceId", o.event_id as "eventId" from academy.tickets t
  join academy.registrations r on r.school_id = t.school_id and r.id = t.id
  join academy.occurrences o on o.school_id = t.school_id and o.id = t.occurrence_id
  join academy.events e on e.school_id = o.school_id and e.id = o.event_id
  where t.id = $1::uuid and (not $2::boolean or platform.current_person() = any (e.organisers))
  for share of r for no key update of t`);

export class MikroTicketRepository implements TicketRepository {
  async hold(id: string, ownOnly: boolean): Promise<HeldTicket> {
    const [at] = await transaction().query<{ occurrenceId: string; eventId: string }>(lock, [id, ownOnly]);
    if (!at) throw new TicketUnknown();
    const { em } = transaction();
    const ticket = await em.findOneOrFail(Ticket, { id });
    const registration = await em.findOneOrFail(Registration, { id });
    const occurrence = await em.findOneOrFail(Occurrence, { id: at.occurrenceId });
    return {
      ticket,
      registration,
      occurrence,
      event: await em.findOneOrFail(SchoolEvent, { id: at.eventId }),
    };
  }
}
