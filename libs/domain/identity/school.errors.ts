import { DomainError } from '../kernel/domain-error.js';

/** Also for a school that exists and is none of the caller's business. */
export class SchoolNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'identity.school_not_found';
  constructor() {
    super('There is no such school.');
  }
}

export class DistrictNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'identity.district_not_found';
  constructor() {
    super('There is no such district.');
  }
}

export class OrganisationNameRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.organisation_name_refused';
  constructor() {
    const detail = 'Between 1 and 200 characters, without control characters.';
    super('This cannot be the name of a school or district.', { faults: [{ pointer: '/name', detail }] });
  }
}

/** Roles are held in their own kind of place: a school's in a school, a district's in a district. */
export class RoleOutOfPlace extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.role_out_of_place';
  constructor(role: string) {
    super(`The role ${role} cannot be held there.`, {
      faults: [{ pointer: '/role', detail: 'Not held in this place.' }],
    });
  }
}

/** The first administrator is made by the operator; the next ones by an administrator. */
export class PlatformIsLed extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'identity.platform_is_led';
  constructor() {
    super('The platform has an administrator already; further ones are made by an administrator.');
  }
}

export class RoleAboveYours extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'identity.role_above_yours';
  constructor(role: string) {
    super(`Giving or taking the role ${role} is beyond your own.`);
  }
}

export class MembershipNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'identity.membership_not_found';
  constructor() {
    super('There is no such membership.');
  }
}

export class MembershipExists extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'identity.membership_exists';
  constructor() {
    super('This person holds this role here already.');
  }
}

export class MembershipDatesReversed extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.membership_dates_reversed';
  constructor() {
    super('A membership cannot end before it begins.', {
      faults: [
        { pointer: '/to', detail: 'Must not be before the first day; to take it back, the day before that.' },
      ],
    });
  }
}
