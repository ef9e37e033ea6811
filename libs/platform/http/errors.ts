import { DomainError, type FieldFault } from '#domain/kernel/domain-error';

export class InputInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'platform.input_invalid';
  constructor(faults: readonly FieldFault[]) {
    super('The request cannot be carried out as it is: see errors for each field.', { faults });
  }
}

export class CursorInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'platform.cursor_invalid';
  constructor() {
    super('This cursor is not one that a list has returned.', {
      faults: [{ pointer: '/query/after', detail: 'must be the "next" of an earlier page' }],
    });
  }
}
