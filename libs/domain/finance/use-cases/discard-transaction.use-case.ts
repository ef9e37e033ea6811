import type { Journal } from '../journal/journal.js';
import type { TransactionRepository } from '../journal/transaction.repository.js';
import type { Bookkeeper } from '../ledger/bookkeeper.js';
import type { TransactionNamed } from './post-transaction.use-case.js';

/** What was pending did not come about. */
export class DiscardTransactionUseCase {
  constructor(
    private readonly deps: { bookkeeper: Bookkeeper; transactions: TransactionRepository; journal: Journal },
  ) {}

  async execute({ ledgerId, transactionId }: TransactionNamed): Promise<void> {
    await this.deps.bookkeeper.admitWriter(ledgerId);
    const transaction = await this.deps.transactions.hold(ledgerId, transactionId);
    transaction.assertPending();
    await this.deps.journal.discard(transaction);
  }
}
