import { DomainError } from '../kernel/domain-error.js';

export class ApiKeyNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'identity.api_key_not_found';
  constructor() {
    super('There is no such API key.');
  }
}

export class ApiKeyIsRevoked extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'identity.api_key_is_revoked';
  constructor() {
    super('This API key was revoked. Make another one.');
  }
}

export class ApiKeyLabelRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.api_key_label_refused';
  constructor() {
    super('An API key needs a label that says what it is for.', {
      faults: [{ pointer: '/label', detail: 'Between 1 and 120 characters.' }],
    });
  }
}
