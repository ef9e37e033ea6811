import { BalanceView } from '../queries/account.view.js';
import { TransactionView } from '../queries/transaction.view.js';

/** What an account holds of a currency now. */
export class AccountBalanceMessage extends BalanceView {
  /** @format uuid */
  accountId!: string;
}

/** `finance.transaction_changed` on `ledger:{ledgerId}`: recorded, posted, reversed or replaced. */
export class TransactionMessage {
  /** As it is now. */
  transaction!: TransactionView;
  /** Of the accounts that it names, by account and currency. */
  balances!: AccountBalanceMessage[];
}

/** `finance.transaction_discarded`, on the same. */
export class TransactionDiscardedMessage {
  /** @format uuid */
  transactionId!: string;
  balances!: AccountBalanceMessage[];
}
