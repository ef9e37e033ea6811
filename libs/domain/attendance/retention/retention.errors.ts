import { DomainError } from '../../kernel/domain-error.js';

/** The day is older than what is kept. What was counted of it is there. */
export class RecordsArchived extends DomainError {
  readonly kind = 'gone';
  readonly code = 'attendance.records_archived';
  constructor() {
    super(
      'The records of that time are no longer kept here. What was counted of it still is; an archive may have the rest.',
    );
  }
}

export class RecordsHaveToBeKept extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.records_have_to_be_kept';
  constructor() {
    super('The records of that month have to be kept still.');
  }
}
