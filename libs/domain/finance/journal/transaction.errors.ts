import { DomainError } from '../../kernel/domain-error.js';

export class TransactionNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'finance.transaction_not_found';
  constructor() {
    super('There is no such transaction in this ledger.');
  }
}

/** D1. The facts say which currency, and by how many minor units the postings miss zero. */
export class TransactionUnbalanced extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'finance.transaction_unbalanced';
  constructor(currency?: string, off?: bigint) {
    super('The postings of a transaction come to zero in each of its currencies.', {
      faults: [{ pointer: '/postings', detail: 'must come to zero in each currency' }],
      ...(currency !== undefined && { facts: { currency, off: String(off) } }),
    });
  }
}

export class AmountUnfit extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'finance.amount_unfit';
  constructor(pointer: string) {
    super('An amount is not zero, and less than 10^15 minor units.', {
      faults: [{ pointer, detail: 'must not be zero, and less than 10^15 minor units' }],
    });
  }
}

export class PriceUnfit extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'finance.price_unfit';
  constructor(pointer: string) {
    super('A price is positive, and in another currency than what it is the price of.', {
      faults: [{ pointer, detail: 'must be positive and in another currency' }],
    });
  }
}

/** D7 */
export class SplitUnequal extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'finance.split_unequal';
  constructor() {
    super('The parts of a split come to the whole amount.', {
      faults: [{ pointer: '/parts', detail: 'must come to the amount' }],
    });
  }
}

export class MovedNowhere extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'finance.moved_nowhere';
  constructor() {
    super('Money is moved from one account to another.', {
      faults: [{ pointer: '/toAccountId', detail: 'must be another account' }],
    });
  }
}

export class ReceivedAmountUnfit extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'finance.received_amount_unfit';
  constructor() {
    super('Between two currencies it is said what arrives; within one, what goes arrives.', {
      faults: [{ pointer: '/received', detail: 'must be given between two currencies, and only there' }],
    });
  }
}

/** D3 */
export class TransactionPosted extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'finance.transaction_posted';
  constructor() {
    super('The transaction is posted and stays as it is. Reverse or correct it.');
  }
}

export class TransactionNotPosted extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'finance.transaction_not_posted';
  constructor() {
    super('The transaction is pending. Discard it, and record another one.');
  }
}

export class TransactionReversed extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'finance.transaction_reversed';
  constructor() {
    super('The transaction was reversed already.');
  }
}

export class ReversalStays extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'finance.reversal_stays';
  constructor() {
    super('A reversal is not reversed. Record what it took back anew.');
  }
}
