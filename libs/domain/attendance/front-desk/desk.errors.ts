import { DomainError } from '../../kernel/domain-error.js';

export class DeskEntryNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.desk_entry_not_found';
  constructor() {
    super('There is no such entry in the book of this school.');
  }
}

export class DeskEntryExists extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.desk_entry_exists';
  constructor() {
    super('For this moment there is an entry of the student already.');
  }
}

export class DeskEntryInTheFuture extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.desk_entry_in_the_future';
  constructor() {
    super('Nobody has come or gone yet at that time. What is known in advance is a planned absence.', {
      faults: [{ pointer: '/at', detail: 'must not be in the future' }],
    });
  }
}

export class DeskEntryWithdrawnBefore extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.desk_entry_withdrawn';
  constructor() {
    super('The entry was withdrawn already.');
  }
}
