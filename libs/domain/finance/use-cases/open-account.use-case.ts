import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { Account, type AccountDetails } from '../accounts/account.js';
import { AccountsTooMany, AccountUnfit } from '../accounts/account.errors.js';
import type { AccountRepository } from '../accounts/account.repository.js';
import type { Journal } from '../journal/journal.js';
import { LedgerTransaction } from '../journal/ledger-transaction.js';
import type { Bookkeeper } from '../ledger/bookkeeper.js';

/** An outline of which can be read at once. */
const MOST_ACCOUNTS = 500;

/** What is in an account when it is opened. */
export interface OpeningBalance {
  /** Minor units; negative for what is owed. */
  readonly amount: bigint;
  readonly date: LocalDate;
}

export interface OpenAccountInput extends AccountDetails {
  readonly ledgerId: string;
  readonly opening: OpeningBalance | null;
}

/** An account is added to a ledger, and what is in it already comes from equity. */
export class OpenAccountUseCase {
  constructor(
    private readonly deps: {
      bookkeeper: Bookkeeper;
      accounts: AccountRepository;
      journal: Journal;
      clock: Clock;
    },
  ) {}

  async execute({ ledgerId, opening, ...details }: OpenAccountInput, actor: Actor): Promise<{ id: string }> {
    await this.deps.bookkeeper.admitWriter(ledgerId);
    if ((await this.deps.accounts.count(ledgerId)) >= MOST_ACCOUNTS) throw new AccountsTooMany(MOST_ACCOUNTS);
    const account = Account.open(ledgerId, details, this.deps.clock.now());
    await this.deps.accounts.add(account);
    if (opening !== null) await this.begin(account, opening, actor);
    return { id: account.id };
  }

  private async begin(account: Account, { amount, date }: OpeningBalance, actor: Actor): Promise<void> {
    const { ledgerId, id, kind, currency } = account;
    if (kind !== 'asset' && kind !== 'liability') throw new AccountUnfit('/kind', 'asset or liability');
    const wanted = { ids: [id], purposes: ['opening'] } as const;
    const places = await this.deps.accounts.places(ledgerId, wanted);
    const equity = places.find(({ purpose }) => purpose === 'opening')!;
    const of = (accountId: string, units: bigint) => ({
      accountId,
      amount: units,
      currency: currency!,
      price: null,
    });
    const draft = {
      date,
      payee: null,
      note: null,
      tags: [],
      pending: false,
      postings: [of(id, amount), of(equity.id, -amount)],
    };
    const recording = { ledgerId, draft, kind: 'opening' } as const;
    await this.deps.journal.write(LedgerTransaction.record(recording, places, actor, this.deps.clock.now()));
  }
}
