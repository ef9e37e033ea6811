import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { AccountRepository } from '../accounts/account.repository.js';
import type { Journal } from '../journal/journal.js';
import type { TransactionRepository } from '../journal/transaction.repository.js';
import type { TransactionDraft } from '../journal/transaction.words.js';
import type { Bookkeeper } from '../ledger/bookkeeper.js';

export interface ReverseTransactionInput {
  readonly ledgerId: string;
  readonly transactionId: string;
  /** Of the reversal; null for the day of what is taken back. */
  readonly date: LocalDate | null;
  /** What is right instead; null where nothing is. */
  readonly instead: TransactionDraft | null;
}

export interface Reversed {
  readonly reversalId: string;
  readonly replacementId: string | null;
}

/** What was posted wrongly is taken back, and recorded anew if there is something to record (D3). */
export class ReverseTransactionUseCase {
  constructor(
    private readonly deps: {
      bookkeeper: Bookkeeper;
      accounts: AccountRepository;
      transactions: TransactionRepository;
      journal: Journal;
      clock: Clock;
    },
  ) {}

  async execute(
    { ledgerId, transactionId, date, instead }: ReverseTransactionInput,
    actor: Actor,
  ): Promise<Reversed> {
    await this.deps.bookkeeper.admitWriter(ledgerId);
    const wrong = await this.deps.transactions.hold(ledgerId, transactionId);
    const ids = [...wrong.accountIds, ...(instead?.postings ?? []).map(({ accountId }) => accountId)];
    const places = await this.deps.accounts.places(ledgerId, { ids });
    const now = this.deps.clock.now();
    const reversal = wrong.reverse(date ?? wrong.facts.date, places, actor, now);
    const replacement = instead && wrong.replace(instead, places, actor, now);
    const { id: reversalId } = await this.deps.journal.write(reversal);
    if (replacement) await this.deps.journal.write(replacement);
    await this.deps.journal.tell(wrong);
    return { reversalId, replacementId: replacement?.facts.id ?? null };
  }
}
