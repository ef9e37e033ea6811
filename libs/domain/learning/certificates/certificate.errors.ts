import { DomainError } from '../../kernel/domain-error.js';

export class CertificateNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.certificate_not_found';
  constructor() {
    super('There is no such certificate in this school, or it is not yours.');
  }
}

/** What is revoked stays revoked; there may be another one. */
export class CertificateRevokedAlready extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.certificate_revoked';
  constructor() {
    super('The certificate is revoked. It cannot be printed or revoked again.');
  }
}

/** A certificate says that something was completed. */
export class NothingToCertify extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.nothing_to_certify';
  constructor() {
    super('The learner has not completed the run, or not since it was reset.');
  }
}
