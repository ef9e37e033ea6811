import { DomainError } from '../../kernel/domain-error.js';

/** Tampered with, expired, revoked, used up, somebody else’s, of what was removed: it is not said which (C7). */
export class DownloadRefused extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'academy.download_refused';
  constructor() {
    super('This address leads to nothing, or no longer. Ask for a new one where you found the resource.');
  }
}

export class DownloadGrantNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.download_grant_not_found';
  constructor() {
    super('There is no such download grant in this school, or it is not yours.');
  }
}

/** An address is a person's: a program has nobody to give it to. */
export class DownloadNeedsPerson extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'academy.download_needs_person';
  constructor() {
    super('Addresses of downloads are given to people who have signed in.');
  }
}
