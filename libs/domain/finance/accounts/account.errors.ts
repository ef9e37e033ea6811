import { DomainError } from '../../kernel/domain-error.js';

export class AccountNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'finance.account_not_found';
  constructor() {
    super('There is no such account in this ledger.');
  }
}

export class AccountUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'finance.account_unknown';
  constructor(pointer: string) {
    super('An account that is named is not in this ledger.', {
      faults: [{ pointer, detail: 'must be an account of this ledger' }],
    });
  }
}

export class AccountUnfit extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'finance.account_unfit';
  constructor(pointer: string, kinds: string) {
    super('An account that is named is not of the kind that belongs there.', {
      faults: [{ pointer, detail: `must be an account of ${kinds}` }],
    });
  }
}

export class AccountNameTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'finance.account_name_taken';
  constructor() {
    super('There is an account of this name in that place of the ledger.');
  }
}

export class AccountCurrencyMissing extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'finance.account_currency_missing';
  constructor() {
    super('What lies in an asset or a liability is of one currency.', {
      faults: [{ pointer: '/currency', detail: 'must be given' }],
    });
  }
}

export class AccountParentUnfit extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'finance.account_parent_unfit';
  constructor() {
    super('An account lies within another of its kind.', {
      faults: [{ pointer: '/parentId', detail: 'must be an account of this ledger and of the same kind' }],
    });
  }
}

export class AccountClosed extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'finance.account_closed';
  constructor() {
    super('The account is closed. Open it again to write in it.');
  }
}

export class AccountNotEmpty extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'finance.account_not_empty';
  constructor() {
    super('There is something in the account still, or pending. Move it elsewhere before you close it.');
  }
}

export class AccountOfLedger extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'finance.account_of_ledger';
  constructor() {
    super('Every ledger has this account; it is not closed.');
  }
}

export class AccountsTooMany extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'finance.accounts_too_many';
  constructor(most: number) {
    super(`A ledger has ${most} accounts at most.`, { facts: { most } });
  }
}

export class CurrencyUnfit extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'finance.currency_unfit';
  constructor(pointer: string, currency: string) {
    super('The account is kept in another currency.', {
      faults: [{ pointer, detail: `must be ${currency}, the currency of the account` }],
    });
  }
}
