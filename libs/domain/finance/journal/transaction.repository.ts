import { token } from '../../kernel/token.js';
import type { LedgerTransaction } from './ledger-transaction.js';
import type { ToldBalance } from './transaction.words.js';

/** The transactions of a ledger that the person of the unit of work may write in. */
export interface TransactionRepository {
  /** For deciding on it: nobody else does until the unit of work ends. @throws TransactionNotFound */
  hold(ledgerId: string, transactionId: string): Promise<LedgerTransaction>;
  /** With its postings, in one statement. */
  add(transaction: LedgerTransaction): Promise<void>;
  /** That it is posted now. */
  post(transaction: LedgerTransaction): Promise<void>;
  remove(transaction: LedgerTransaction): Promise<void>;
  /** What its accounts come to, in the order of their ids and currencies. Nobody changes it until the unit of work ends. */
  balances(transaction: LedgerTransaction): Promise<ToldBalance[]>;
}
export const TransactionRepository = token<TransactionRepository>('TransactionRepository');
