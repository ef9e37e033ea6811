import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AccountRepository } from '../accounts/account.repository.js';
import type { Journal } from '../journal/journal.js';
import { LedgerTransaction } from '../journal/ledger-transaction.js';
import { transferPostings, type PlainTransfer } from '../journal/plain-entry.js';
import type { TransactionDetails } from '../journal/transaction.words.js';
import type { Bookkeeper } from '../ledger/bookkeeper.js';

export interface RecordTransferInput {
  readonly ledgerId: string;
  readonly transfer: PlainTransfer;
  readonly details: TransactionDetails;
}

/** Somebody has moved money between what is theirs: one transaction (D8). */
export class RecordTransferUseCase {
  constructor(
    private readonly deps: {
      bookkeeper: Bookkeeper;
      accounts: AccountRepository;
      journal: Journal;
      clock: Clock;
    },
  ) {}

  async execute({ ledgerId, transfer, details }: RecordTransferInput, actor: Actor): Promise<{ id: string }> {
    await this.deps.bookkeeper.admitWriter(ledgerId);
    const ids = [transfer.fromAccountId, transfer.toAccountId];
    const wanted = { ids, ...(transfer.received !== null && { purposes: ['exchange'] as const }) };
    const places = await this.deps.accounts.places(ledgerId, wanted);
    const draft = { ...details, postings: transferPostings(transfer, places) };
    const now = this.deps.clock.now();
    return this.deps.journal.write(LedgerTransaction.record({ ledgerId, draft }, places, actor, now));
  }
}
