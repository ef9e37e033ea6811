import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AccountRepository } from '../accounts/account.repository.js';
import type { Journal } from '../journal/journal.js';
import { LedgerTransaction } from '../journal/ledger-transaction.js';
import type { TransactionDraft } from '../journal/transaction.words.js';
import type { Bookkeeper } from '../ledger/bookkeeper.js';

export interface RecordTransactionInput {
  readonly ledgerId: string;
  readonly draft: TransactionDraft;
}

/** Somebody who knows double entry says what is posted where. */
export class RecordTransactionUseCase {
  constructor(
    private readonly deps: {
      bookkeeper: Bookkeeper;
      accounts: AccountRepository;
      journal: Journal;
      clock: Clock;
    },
  ) {}

  async execute({ ledgerId, draft }: RecordTransactionInput, actor: Actor): Promise<{ id: string }> {
    await this.deps.bookkeeper.admitWriter(ledgerId);
    const ids = draft.postings.map(({ accountId }) => accountId);
    const places = await this.deps.accounts.places(ledgerId, { ids });
    const now = this.deps.clock.now();
    return this.deps.journal.write(LedgerTransaction.record({ ledgerId, draft }, places, actor, now));
  }
}
