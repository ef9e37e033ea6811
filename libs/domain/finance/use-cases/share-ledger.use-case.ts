import type { Clock } from '../../kernel/clock.js';
import type { Bookkeeper } from '../ledger/bookkeeper.js';
import { TooManyShares } from '../ledger/ledger.errors.js';
import { LedgerShare, type ShareOffer } from '../ledger/ledger-share.js';
import type { LedgerShareRepository } from '../ledger/ledger.repository.js';

/** That are invited or have accepted, at once. */
const MOST_SHARES = 20;

export type ShareLedgerInput = ShareOffer;

/** The owner offers a ledger to whoever has an address. Nothing of the answer tells whether anybody has. */
export class ShareLedgerUseCase {
  constructor(
    private readonly deps: { bookkeeper: Bookkeeper; shares: LedgerShareRepository; clock: Clock },
  ) {}

  async execute(offer: ShareLedgerInput): Promise<{ id: string }> {
    await this.deps.bookkeeper.admitOwner(offer.ledgerId);
    if ((await this.deps.shares.countLasting(offer.ledgerId)) >= MOST_SHARES)
      throw new TooManyShares(MOST_SHARES);
    const share = LedgerShare.offer(offer, this.deps.clock.now());
    this.deps.shares.add(share);
    return { id: share.id };
  }
}
