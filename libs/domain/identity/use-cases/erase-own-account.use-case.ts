import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { SecondFactorCheck } from '../second-factor-check.js';
import type { EraseAccountUseCase } from './erase-account.use-case.js';

export interface EraseOwnAccountInput {
  /** The network address of the caller. */
  readonly address: string;
  /** Six digits or a recovery code, where the account asks for them. */
  readonly secondFactorCode?: string;
}

/** Somebody gives up an account for good. The caller has also proved the password once more. */
export class EraseOwnAccountUseCase {
  constructor(
    private readonly deps: { secondFactor: SecondFactorCheck; erase: EraseAccountUseCase; clock: Clock },
  ) {}

  /** @throws SecondFactorRequired, SecondFactorRefused, TooManyAttempts, AccountLeadsAlone, AccountIsErased */
  async execute({ address, secondFactorCode: code }: EraseOwnAccountInput, actor: Actor): Promise<void> {
    const personId = actor.personId!;
    const asked = { personId, address, ...(code !== undefined && { code }) };
    await this.deps.secondFactor.pass(asked, this.deps.clock.now());
    await this.deps.erase.execute({ personId, reason: null }, actor);
  }
}
