import { DomainEvent } from '../../kernel/domain-event.js';
import type { ToldBalance, ToldTransaction } from './transaction.words.js';

/** A transaction was recorded, posted or reversed: how it is now, and what the accounts that it names hold now. */
export class LedgerTransactionChanged extends DomainEvent<{
  readonly transaction: ToldTransaction;
  readonly balances: readonly ToldBalance[];
}> {
  static override readonly type = 'finance.transaction_changed';
}

/** A transaction that was pending is no more. */
export class LedgerTransactionDiscarded extends DomainEvent<{
  readonly transactionId: string;
  readonly balances: readonly ToldBalance[];
}> {
  static override readonly type = 'finance.transaction_discarded';
}
