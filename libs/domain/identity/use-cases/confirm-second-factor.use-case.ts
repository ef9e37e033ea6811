import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { OneTimePasswords } from '../one-time-passwords.js';
import { newRecoveryCodes, recoveryCodeHash } from '../recovery-codes.js';
import { SecondFactorNotEnrolled } from '../second-factor.errors.js';
import type { SecondFactorRepository } from '../second-factor.repository.js';
import type { SecretVault } from '../secret-vault.js';

export interface ConfirmSecondFactorInput {
  /** Six digits from the authenticator app. */
  readonly code: string;
}

/** Proves that the app holds the secret; from now on each sign-in asks for a code. */
export class ConfirmSecondFactorUseCase {
  constructor(
    private readonly deps: {
      secondFactors: SecondFactorRepository;
      oneTimePasswords: OneTimePasswords;
      vault: SecretVault;
      clock: Clock;
    },
  ) {}

  /** Answers the recovery codes, which are never shown again. @throws SecondFactorNotEnrolled, SecondFactorRefused */
  async execute(input: ConfirmSecondFactorInput, actor: Actor): Promise<{ recoveryCodes: string[] }> {
    const factor = await this.deps.secondFactors.find(actor.personId!);
    if (!factor) throw new SecondFactorNotEnrolled();
    const now = this.deps.clock.now();
    const secret = await this.deps.vault.open(factor.sealedSecret, factor.id);
    const recoveryCodes = newRecoveryCodes();
    const hashes = await Promise.all(recoveryCodes.map(recoveryCodeHash));
    factor.confirm(await this.deps.oneTimePasswords.stepOf(input.code, secret, now), hashes, now);
    return { recoveryCodes };
  }
}
