import type { LedgerTransaction } from './ledger-transaction.js';
import type { TransactionRepository } from './transaction.repository.js';

/** Writes transactions down, and tells of them with what their accounts come to by then. */
export class Journal {
  constructor(private readonly deps: { transactions: TransactionRepository }) {}

  async write(transaction: LedgerTransaction): Promise<{ id: string }> {
    await this.deps.transactions.add(transaction);
    await this.tell(transaction);
    return { id: transaction.facts.id };
  }

  async post(transaction: LedgerTransaction): Promise<void> {
    await this.deps.transactions.post(transaction);
    await this.tell(transaction);
  }

  async discard(transaction: LedgerTransaction): Promise<void> {
    await this.deps.transactions.remove(transaction);
    transaction.isDiscarded(await this.deps.transactions.balances(transaction));
  }

  /** What it says, or what refers to it, is another now. */
  async tell(transaction: LedgerTransaction): Promise<void> {
    transaction.isKept(await this.deps.transactions.balances(transaction));
  }
}
