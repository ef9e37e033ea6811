import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { SecondFactorCheck } from '../second-factor-check.js';
import { SecondFactorNotEnrolled } from '../second-factor.errors.js';
import type { SecondFactorRepository } from '../second-factor.repository.js';

export interface DisableSecondFactorInput {
  /** Six digits or a recovery code: whoever takes the protection away must hold it. */
  readonly code: string;
  readonly address: string;
}

/** Takes the second factor off the account. The caller has also proved the password once more. */
export class DisableSecondFactorUseCase {
  constructor(
    private readonly deps: {
      secondFactors: SecondFactorRepository;
      secondFactor: SecondFactorCheck;
      clock: Clock;
    },
  ) {}

  /** @throws SecondFactorNotEnrolled, SecondFactorRefused, TooManyAttempts */
  async execute(input: DisableSecondFactorInput, actor: Actor): Promise<void> {
    const factor = await this.deps.secondFactors.find(actor.personId!);
    if (!factor) throw new SecondFactorNotEnrolled();
    await this.deps.secondFactor.pass({ personId: factor.id, ...input }, this.deps.clock.now());
    factor.disable();
    this.deps.secondFactors.remove(factor);
  }
}
