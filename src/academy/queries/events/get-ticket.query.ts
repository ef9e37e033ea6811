import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { RegistrationNotFound } from '#domain/academy/events/registration.errors';
import { TicketCodes } from '#domain/academy/events/ticket-codes';
import { NoTicket } from '#domain/academy/events/ticket.errors';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isOrganiser } from './sight.js';
import { TicketView } from './ticket.view.js';

/** For whoever it belongs to, and whoever may register others: they hand it out. */
export class GetTicketQuery extends Query<TicketView> {
  constructor(
    readonly registrationId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`
  select r.id as "registrationId", r.occurrence_id as "occurrenceId", t.checked_in_at as "checkedInAt",
    r.state = 'confirmed' and t.id is not null as valid
  from academy.registrations r
  join academy.occurrences o on o.school_id = r.school_id and o.id = r.occurrence_id
  join academy.events e on e.school_id = o.school_id and e.id = o.event_id
  left join academy.tickets t on t.school_id = r.school_id and t.id = r.id
  where r.id = $1::uuid and (r.person_id = platform.current_person() and e.state in ('published', 'cancelled')
    or $2 = 'all' or $2 = 'own' and ${isOrganiser})`);

type Row = Omit<TicketView, 'code'> & { readonly valid: boolean };

@QueryHandler(GetTicketQuery)
export class GetTicketHandler implements IQueryHandler<GetTicketQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(TicketCodes) private readonly codes: TicketCodes,
  ) {}

  /** @throws RegistrationNotFound, NoTicket */
  async execute({ registrationId, actor }: GetTicketQuery): Promise<TicketView> {
    const reach = actor.reach('academy.registration.manage');
    const [found] = await this.reader.rows<Row>(actor, byId, [registrationId, reach]);
    if (!found) throw new RegistrationNotFound();
    const { valid, ...ticket } = found;
    if (!valid) throw new NoTicket();
    return { ...ticket, code: await this.codes.codeFor(registrationId) };
  }
}
