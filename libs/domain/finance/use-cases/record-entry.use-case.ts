import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AccountRepository } from '../accounts/account.repository.js';
import type { Journal } from '../journal/journal.js';
import { LedgerTransaction } from '../journal/ledger-transaction.js';
import { entryPostings, type PlainEntry } from '../journal/plain-entry.js';
import type { TransactionDetails } from '../journal/transaction.words.js';
import type { Bookkeeper } from '../ledger/bookkeeper.js';

export interface RecordEntryInput {
  readonly ledgerId: string;
  readonly entry: PlainEntry;
  readonly details: TransactionDetails;
}

/** Somebody has spent or received something, and says for what. */
export class RecordEntryUseCase {
  constructor(
    private readonly deps: {
      bookkeeper: Bookkeeper;
      accounts: AccountRepository;
      journal: Journal;
      clock: Clock;
    },
  ) {}

  async execute({ ledgerId, entry, details }: RecordEntryInput, actor: Actor): Promise<{ id: string }> {
    await this.deps.bookkeeper.admitWriter(ledgerId);
    const ids = [entry.accountId, ...entry.parts.map(({ accountId }) => accountId)];
    const places = await this.deps.accounts.places(ledgerId, { ids });
    const draft = { ...details, postings: entryPostings(entry, places) };
    const now = this.deps.clock.now();
    return this.deps.journal.write(LedgerTransaction.record({ ledgerId, draft }, places, actor, now));
  }
}
