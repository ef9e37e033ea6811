import { DomainError } from '../../kernel/domain-error.js';

export class SiteNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.site_not_found';
  constructor() {
    super('This school has no site yet.');
  }
}

export class SiteExists extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.site_exists';
  constructor() {
    super('The school has its site already: change that one.');
  }
}

/** Only public sites have an address that others may not take, so this tells of nothing that anybody could not open. */
export class SiteAddressTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.site_address_taken';
  constructor() {
    super('Another public site has this address.', {
      faults: [{ pointer: '/slug', detail: 'must not be the address of another public site' }],
    });
  }
}

export class LocalesInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'academy.locales_invalid';
  constructor() {
    super('The languages of a site include the one that it shows by itself.', {
      faults: [{ pointer: '/defaultLocale', detail: 'must be one of the locales' }],
    });
  }
}

export class LocaleInUse extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.locale_in_use';
  constructor(locales: readonly string[]) {
    super('Something is written or published in a language that the site would not have any more.', {
      facts: { locales },
    });
  }
}

export class LocaleUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'academy.locale_unknown';
  constructor() {
    super('The site does not have this language.', {
      faults: [{ pointer: '/locale', detail: 'must be one of the site’s locales' }],
    });
  }
}

/** Also the answer for an entry that is there and neither the actor's own nor anything published. */
export class EntryNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.entry_not_found';
  constructor() {
    super('There is no such page or post in this school, or it is not yours to see.');
  }
}

export class EntrySlugTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.entry_slug_taken';
  constructor() {
    super('Another page or post of this school has this address.', {
      faults: [{ pointer: '/slug', detail: 'must not be that of another page or post' }],
    });
  }
}

export class EntryAddressStays extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.entry_address_stays';
  constructor() {
    super('It has been published, so others have kept its address: it stays.');
  }
}

/** Also the answer for a version that is there and not the actor's own. */
export class VersionNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'academy.version_not_found';
  constructor() {
    super('There is no such version in this school, or it is not yours to see.');
  }
}

export class DraftExists extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.draft_exists';
  constructor() {
    super('A version in this language is being written, reviewed or scheduled already.');
  }
}

export class NothingToBeginWith extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.nothing_to_begin_with';
  constructor() {
    super('Nothing is published in this language: say which version the draft begins with.');
  }
}

/** C6: what has left the desk of its author is not written any more, and what was published never again. */
export class VersionNotDraft extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.version_not_draft';
  constructor(state: string) {
    super('Only a draft can be written. Take it back, or begin a new draft.', { facts: { state } });
  }
}

export class VersionNotReady extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'academy.version_not_ready';
  constructor(state: string) {
    super('In the state that this version is in, that cannot be done with it.', { facts: { state } });
  }
}

export class MomentPast extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'academy.moment_past';
  constructor() {
    super('A version is scheduled for a moment to come.', {
      faults: [{ pointer: '/publishAt', detail: 'must be in the future' }],
    });
  }
}
