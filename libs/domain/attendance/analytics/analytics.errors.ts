import { DomainError } from '../../kernel/domain-error.js';
import { LONGEST_SPAN } from './rate-groups.js';

export class SpanTooLong extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.span_too_long';
  constructor() {
    super(`Figures are told for 1 to ${LONGEST_SPAN} days at a time.`, {
      faults: [{ pointer: '/query/to', detail: `must be 0 to ${LONGEST_SPAN - 1} days after "from"` }],
    });
  }
}

export class TermNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.term_not_found';
  constructor() {
    super('There is no such term in this school.');
  }
}

export class TermOrDays extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.term_or_days';
  constructor() {
    super('A term says which days are meant, so it is asked for without any.', {
      faults: [{ pointer: '/query/termId', detail: 'does not go with "from" or "to"' }],
    });
  }
}

/** Figures are kept by student and by register, so no figure knows both the student and the section. */
export class GroupsNotTogether extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.groups_not_together';
  constructor() {
    super('Year groups and sections or periods cannot be asked for together.', {
      faults: [{ pointer: '/query/yearGroup', detail: 'does not go with sections or periods' }],
    });
  }
}
