import { DomainError } from '../kernel/domain-error.js';

export class AttendanceCodeNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.code_not_found';
  constructor() {
    super('There is no such attendance code in this school.');
  }
}

export class AttendanceCodeTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.code_taken';
  constructor() {
    super('The school has this code already, perhaps a retired one: change it, or restore it.');
  }
}

export class CodeMeaningUnsound extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.code_meaning_unsound';
  constructor() {
    super('Who is not required to be there cannot count as present.', {
      faults: [{ pointer: '/presence', detail: 'must be 0 where notRequired is true' }],
    });
  }
}
