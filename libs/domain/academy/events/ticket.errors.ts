import { DomainError } from '../../kernel/domain-error.js';

/** Also the answer for the ticket of another school. */
export class TicketUnknown extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.ticket_unknown';
  constructor() {
    super('This is no ticket of this school.');
  }
}

export class TicketElsewhere extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.ticket_elsewhere';
  constructor(occurrenceId: string) {
    super('This ticket is for another occurrence.', { facts: { occurrenceId } });
  }
}

export class TicketVoid extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.ticket_void';
  constructor(why: 'registration_cancelled' | 'occurrence_cancelled') {
    super('This ticket is worth nothing any more.', { facts: { why } });
  }
}

export class NoTicket extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.no_ticket';
  constructor() {
    super('There is a ticket as long as a registration is confirmed.');
  }
}
