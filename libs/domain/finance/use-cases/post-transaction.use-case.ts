import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { Journal } from '../journal/journal.js';
import type { TransactionRepository } from '../journal/transaction.repository.js';
import type { Bookkeeper } from '../ledger/bookkeeper.js';

export interface TransactionNamed {
  readonly ledgerId: string;
  readonly transactionId: string;
}

/** What was pending is sure now. */
export class PostTransactionUseCase {
  constructor(
    private readonly deps: {
      bookkeeper: Bookkeeper;
      transactions: TransactionRepository;
      journal: Journal;
      clock: Clock;
    },
  ) {}

  async execute({ ledgerId, transactionId }: TransactionNamed, actor: Actor): Promise<void> {
    await this.deps.bookkeeper.admitWriter(ledgerId);
    const transaction = await this.deps.transactions.hold(ledgerId, transactionId);
    transaction.post(actor, this.deps.clock.now());
    await this.deps.journal.post(transaction);
  }
}
