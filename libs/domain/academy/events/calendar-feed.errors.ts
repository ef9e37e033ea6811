import { DomainError } from '../../kernel/domain-error.js';

export class CalendarFeedOpen extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.calendar_feed_open';
  constructor() {
    super('Your calendar was opened at this moment. Read its address.');
  }
}

/** Also the answer for one that was closed, and for whoever has left the school. */
export class CalendarUnknown extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.calendar_unknown';
  constructor() {
    super('There is no such calendar.');
  }
}
