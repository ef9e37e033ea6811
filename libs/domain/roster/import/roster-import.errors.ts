import { DomainError } from '../../kernel/domain-error.js';

export class RosterImportNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.import_not_found';
  constructor() {
    super('There is no such import.');
  }
}

/** A step was repeated that another run of the job has taken already. */
export class RosterImportOver extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.import_over';
  constructor() {
    super('The import is past this step.');
  }
}
