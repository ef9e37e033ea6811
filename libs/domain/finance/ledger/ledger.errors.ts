import { DomainError } from '../../kernel/domain-error.js';

/** Also the answer for a ledger that is somebody else's and not shared with the actor. */
export class LedgerNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'finance.ledger_not_found';
  constructor() {
    super('There is no such ledger, or it is neither yours nor shared with you.');
  }
}

export class LedgerReadOnly extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'finance.ledger_read_only';
  constructor() {
    super('The ledger is shared with you for looking only.');
  }
}

export class LedgerNotOwned extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'finance.ledger_not_owned';
  constructor() {
    super('Only the owner of a ledger does this.');
  }
}

export class CurrencyUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'finance.currency_unknown';
  constructor(pointer: string) {
    super('Currencies are those of ISO 4217 that are in use.', {
      faults: [{ pointer, detail: 'must be the code of an active currency, such as EUR' }],
    });
  }
}

export class ShareNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'finance.share_not_found';
  constructor() {
    super('There is no such share or invitation, or it is not yours.');
  }
}

export class InvitedAlready extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'finance.invited_already';
  constructor() {
    super('Somebody with this address is invited to the ledger already.');
  }
}

export class SharedAlready extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'finance.shared_already';
  constructor() {
    super('The ledger is shared with you already. Leave it first to accept another invitation to it.');
  }
}

export class ShareAnswered extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'finance.share_answered';
  constructor() {
    super('The invitation was answered, or the share has ended.');
  }
}

export class TooManyShares extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'finance.too_many_shares';
  constructor(most: number) {
    super(`A ledger is shared with, and offered to, ${most} people at most.`, { facts: { most } });
  }
}
