import { DomainError } from '../../kernel/domain-error.js';

export class MarkImportNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.mark_import_not_found';
  constructor() {
    super('There is no such import.');
  }
}

export class MarkImportOver extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.mark_import_over';
  constructor() {
    super('The import is over, or has come further already.');
  }
}

/** The file as a whole is not what it should be. */
export class MarkFileRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.mark_file_refused';
  constructor(message: string) {
    super(message);
  }
}
