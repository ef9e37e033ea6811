import type { LedgerShareRepository } from '../ledger/ledger.repository.js';

/** Every night: the addresses of those who did not answer are forgotten. */
export class ForgetLapsedSharesUseCase {
  constructor(private readonly deps: { shares: LedgerShareRepository }) {}

  execute(): Promise<void> {
    return this.deps.shares.forgetLapsed();
  }
}
