import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AccountRepository } from '../accounts/account.repository.js';
import { Account } from '../accounts/account.js';
import { Ledger, type LedgerDetails } from '../ledger/ledger.js';
import type { LedgerRepository } from '../ledger/ledger.repository.js';

export type BeginLedgerInput = LedgerDetails;

/** Somebody begins a ledger of their own, with the accounts that each one has. */
export class BeginLedgerUseCase {
  constructor(
    private readonly deps: { ledgers: LedgerRepository; accounts: AccountRepository; clock: Clock },
  ) {}

  async execute(details: BeginLedgerInput, actor: Actor): Promise<{ id: string }> {
    const now = this.deps.clock.now();
    const ledger = Ledger.begin(details, actor, now);
    await this.deps.ledgers.add(ledger);
    await this.deps.accounts.add(...Account.first(ledger.id, now));
    return { id: ledger.id };
  }
}
