import { DomainError } from '../kernel/domain-error.js';

export class PersonNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'identity.person_not_found';
  constructor() {
    super('There is no such person.');
  }
}

/**
 * Met by operators, by whoever joins by an invitation (which was read in the mailbox of that address, so that it tells
 * nothing new), and by the second of two sign-ups at once, who is answered like everybody who signs up.
 */
export class EmailTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'identity.email_taken';
  constructor() {
    super('There is an account with this e-mail address already. Sign in to it instead.');
  }
}

/** One answer for an unknown address, a wrong password, an address not confirmed and an account that is closed. */
export class SignInRefused extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'identity.sign_in_refused';
  constructor() {
    super('The e-mail address or the password is wrong, or the address has not been confirmed yet.');
  }
}

export class TooManyAttempts extends DomainError {
  readonly kind = 'too_many';
  readonly code = 'identity.too_many_attempts';
  constructor(readonly retryAfterSeconds: number) {
    super(`Too many attempts. Try again in ${retryAfterSeconds} seconds.`, { facts: { retryAfterSeconds } });
  }
}

/** The person is signed in and gave a wrong password to confirm a change. */
export class PasswordWrong extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'identity.password_wrong';
  constructor(pointer = '/password') {
    super('The password is wrong.', { faults: [{ pointer, detail: 'Wrong password.' }] });
  }
}

export class DisplayNameRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.display_name_refused';
  constructor() {
    const detail = 'Between 1 and 120 characters, without control characters.';
    super('This cannot be a display name.', { faults: [{ pointer: '/displayName', detail }] });
  }
}

export class LocaleUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.locale_unknown';
  constructor() {
    super('This is not a locale.', {
      faults: [{ pointer: '/locale', detail: 'A BCP 47 tag such as en-GB.' }],
    });
  }
}

export class TimeZoneUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.time_zone_unknown';
  constructor() {
    super('This is not a time zone.', {
      faults: [{ pointer: '/timeZone', detail: 'An IANA name such as Europe/Warsaw.' }],
    });
  }
}

/** A link from a mail that is unknown, used, replaced by a newer one or too old: one answer for all. */
export class LinkInvalid extends DomainError {
  readonly kind = 'gone';
  readonly code = 'identity.link_invalid';
  constructor() {
    super('This link is no longer valid. Ask for a new one.');
  }
}

export class ProfileTextTooLong extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'identity.profile_text_too_long';
  constructor(field: string, longest: number) {
    super('This text is too long.', {
      faults: [{ pointer: `/${field}`, detail: `At most ${longest} characters.` }],
    });
  }
}
