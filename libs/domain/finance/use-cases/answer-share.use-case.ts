import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { LedgerShareRepository } from '../ledger/ledger.repository.js';

export interface AnswerShareInput {
  readonly shareId: string;
  readonly accepted: boolean;
}

/** Whoever has the address that a ledger was offered to accepts it, or does not want it. */
export class AnswerShareUseCase {
  constructor(private readonly deps: { shares: LedgerShareRepository; clock: Clock }) {}

  async execute({ shareId, accepted }: AnswerShareInput, actor: Actor): Promise<void> {
    const share = await this.deps.shares.takeInvitation(shareId);
    share.answer(accepted, actor.personId!, this.deps.clock.now());
  }
}
