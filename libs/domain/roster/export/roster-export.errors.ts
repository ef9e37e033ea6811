import { DomainError } from '../../kernel/domain-error.js';

export class RosterExportNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.export_not_found';
  constructor() {
    super('There is no such export.');
  }
}

export class RosterExportNotReady extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.export_not_ready';
  constructor() {
    super('The package is still being made. Ask again when its job is done.');
  }
}

export class RosterExportOver extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.export_over';
  constructor() {
    super('The export was finished already.');
  }
}
