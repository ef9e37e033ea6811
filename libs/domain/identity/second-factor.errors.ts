import { DomainError } from '../kernel/domain-error.js';

const pointer = '/secondFactorCode';

/** The password was right; the account asks for a code as well. Send the same request again with `secondFactorCode`. */
export class SecondFactorRequired extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'identity.second_factor_required';
  constructor() {
    super('This account is protected by a second factor: a code is needed.', {
      faults: [{ pointer, detail: 'Six digits from the authenticator app, or a recovery code.' }],
    });
  }
}

/** Wrong, too old, or used before. */
export class SecondFactorRefused extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'identity.second_factor_refused';
  constructor() {
    super('The code is wrong, too old, or was used before.', {
      faults: [{ pointer, detail: 'Not accepted.' }],
    });
  }
}

export class SecondFactorNotEnrolled extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'identity.second_factor_not_enrolled';
  constructor() {
    super('There is no second factor on this account.');
  }
}

export class SecondFactorAlreadyEnabled extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'identity.second_factor_already_enabled';
  constructor() {
    super('A second factor is enabled already. Disable it before another one is enrolled.');
  }
}
