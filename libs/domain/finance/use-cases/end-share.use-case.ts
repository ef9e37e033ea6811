import type { Clock } from '../../kernel/clock.js';
import { ShareNotFound } from '../ledger/ledger.errors.js';
import type { LedgerShareRepository } from '../ledger/ledger.repository.js';

export interface EndShareInput {
  readonly ledgerId: string;
  readonly shareId: string;
}

/** The owner takes a share or an invitation back, or whoever holds a share gives it up. */
export class EndShareUseCase {
  constructor(private readonly deps: { shares: LedgerShareRepository; clock: Clock }) {}

  async execute({ ledgerId, shareId }: EndShareInput): Promise<void> {
    const share = await this.deps.shares.hold(shareId);
    if (share.ledgerId !== ledgerId) throw new ShareNotFound();
    share.end(this.deps.clock.now());
  }
}
