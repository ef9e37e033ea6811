import type { LedgerRepository } from './ledger.repository.js';
import { LedgerNotOwned, LedgerReadOnly } from './ledger.errors.js';

/** Lets into a ledger whoever may do there what they want to. */
export class Bookkeeper {
  constructor(private readonly deps: { ledgers: LedgerRepository }) {}

  /** To write in it. @throws LedgerNotFound, LedgerReadOnly */
  async admitWriter(ledgerId: string): Promise<void> {
    if ((await this.deps.ledgers.enter(ledgerId)) === 'viewer') throw new LedgerReadOnly();
  }

  /** To decide on it. @throws LedgerNotFound, LedgerNotOwned */
  async admitOwner(ledgerId: string): Promise<void> {
    if ((await this.deps.ledgers.enter(ledgerId)) !== 'owner') throw new LedgerNotOwned();
  }
}
