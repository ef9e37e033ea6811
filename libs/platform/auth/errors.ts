import { DomainError } from '#domain/kernel/domain-error';

export class NotSignedIn extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'platform.not_signed_in';
  constructor(detail = 'Sign in first, and send the access token as "Authorization: Bearer …".') {
    super(detail);
  }
}

/** Also the answer for a school that exists but is not the caller's: the two must not be told apart. */
export class SchoolNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'identity.school_not_found';
  constructor() {
    super('There is no such school, or you do not belong to it.');
  }
}

export class DistrictNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'identity.district_not_found';
  constructor() {
    super('There is no such district, or you do not belong to it.');
  }
}

export class NotPermitted extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'platform.not_permitted';
  constructor(permission: string) {
    super(`Your roles here do not include the permission ${permission}.`, { facts: { permission } });
  }
}

/** An API key belongs to a school; it has no sessions, no profile, no password. */
export class ForPeople extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'platform.for_people';
  constructor() {
    super('This is about the person who is signed in. An API key acts in its school alone.');
  }
}
