import { expectVersion } from '../../kernel/version.js';
import type { LedgerDetails } from '../ledger/ledger.js';
import type { Bookkeeper } from '../ledger/bookkeeper.js';
import type { LedgerRepository } from '../ledger/ledger.repository.js';

export interface ChangeLedgerInput {
  readonly ledgerId: string;
  readonly changes: Partial<LedgerDetails>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeLedgerUseCase {
  constructor(private readonly deps: { bookkeeper: Bookkeeper; ledgers: LedgerRepository }) {}

  async execute({ ledgerId, changes, expectedVersion }: ChangeLedgerInput): Promise<void> {
    await this.deps.bookkeeper.admitOwner(ledgerId);
    const ledger = await this.deps.ledgers.hold(ledgerId);
    expectVersion(ledger, expectedVersion);
    ledger.change(changes);
  }
}
