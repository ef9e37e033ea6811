import type { AttemptLimits } from './attempt-limits.js';
import type { OneTimePasswords } from './one-time-passwords.js';
import { recoveryCodeHash } from './recovery-codes.js';
import { SecondFactorRefused, SecondFactorRequired } from './second-factor.errors.js';
import type { SecondFactor } from './second-factor.js';
import type { SecondFactorRepository } from './second-factor.repository.js';
import type { SecretVault } from './secret-vault.js';

/** Asks for the second factor where there is one. Guesses are counted, so that six digits are enough. */
export class SecondFactorCheck {
  constructor(
    private readonly deps: {
      secondFactors: SecondFactorRepository;
      vault: SecretVault;
      oneTimePasswords: OneTimePasswords;
      limits: AttemptLimits;
    },
  ) {}

  /** @throws SecondFactorRequired, SecondFactorRefused, TooManyAttempts */
  async pass(input: { personId: string; address: string; code?: string }, now: Date): Promise<void> {
    const factor = await this.deps.secondFactors.find(input.personId);
    if (!factor?.isEnabled()) return;
    if (!input.code) throw new SecondFactorRequired();
    const attempt = { at: 'second_factor', account: input.personId, address: input.address } as const;
    await this.deps.limits.admit(attempt);
    try {
      await this.accept(factor, input.code, now);
    } catch (refusal) {
      if (refusal instanceof SecondFactorRefused) await this.deps.limits.failed(attempt);
      throw refusal;
    }
    await this.deps.limits.succeeded(attempt);
  }

  private async accept(factor: SecondFactor, code: string, now: Date): Promise<void> {
    if (!/^\d{6}$/.test(code)) return factor.spendRecoveryCode(await recoveryCodeHash(code));
    const secret = await this.deps.vault.open(factor.sealedSecret, factor.id);
    factor.accept(await this.deps.oneTimePasswords.stepOf(code, secret, now));
  }
}
