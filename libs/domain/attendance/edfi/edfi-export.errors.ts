import { DomainError } from '../../kernel/domain-error.js';

export class EdfiExportNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.edfi_export_not_found';
  constructor() {
    super('There is no such export.');
  }
}

export class EdfiExportNotReady extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.edfi_export_not_ready';
  constructor() {
    super('The package is still being made. Ask again when its job is done.');
  }
}

export class EdfiExportOver extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.edfi_export_over';
  constructor() {
    super('The export was finished already.');
  }
}

export class EdfiDatesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.edfi_dates_invalid';
  constructor(detail: string) {
    super('An export cannot be of these dates.', { faults: [{ pointer: '/endsOn', detail }] });
  }
}

export class EdfiSchoolIdUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.edfi_school_id_unknown';
  constructor() {
    super('Ed-Fi knows schools by a whole number, and the one of this school is not known.', {
      faults: [
        {
          pointer: '/edfiSchoolId',
          detail: 'must be given: the school has no id of its records system that is a whole number',
        },
      ],
    });
  }
}
