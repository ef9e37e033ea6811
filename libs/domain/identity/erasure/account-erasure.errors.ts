import { DomainError } from '../../kernel/domain-error.js';

/** Where somebody leads and nobody else does. */
export interface LedPlace {
  readonly role: string;
  readonly schoolId: string | null;
  readonly districtId: string | null;
  /** Of the school or district; null for the platform. */
  readonly name: string | null;
}

/** The facts say which schools, which districts, or that it is the platform: somebody else has to lead there first. */
export class AccountLeadsAlone extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'identity.account_leads_alone';
  constructor(places: readonly LedPlace[]) {
    super('Nobody else leads what the facts name. Put it into other hands first.', { facts: { places } });
  }
}

export class AccountIsErased extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'identity.account_is_erased';
  constructor() {
    super('This account was erased.');
  }
}

/** The reason stays when everything else is gone. */
export class AccountReasonNamesPerson extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.reason_names_person';
  constructor() {
    super('The reason is kept, so it must not say who was erased.', {
      faults: [{ pointer: '/reason', detail: 'must not contain the name or the address of the person' }],
    });
  }
}

/** Whoever leads the platform erases others so; a session of theirs that was left open must not be enough for their own. */
export class OwnAccountNeedsPassword extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'identity.own_account_needs_password';
  constructor() {
    super('This is your own account: it is erased with its password, at /api/v1/me/erasure.');
  }
}
