import { PasswordWrong, PersonNotFound } from '../account.errors.js';
import type { AttemptLimits } from '../attempt-limits.js';
import type { PasswordHasher } from '../password-hasher.js';
import { normalisedPassword } from '../password-policy.js';
import type { SignInDirectory, SignInRecord } from '../sign-in-directory.js';

export interface ConfirmPasswordInput {
  readonly personId: string;
  readonly password: string;
  readonly address: string;
}

/**
 * Asks somebody who is signed in for the password once more, before the account itself is changed: a session may have
 * been left open. Must not run in a transaction, like everything that hashes.
 */
export class ConfirmPasswordUseCase {
  constructor(
    private readonly deps: { directory: SignInDirectory; hasher: PasswordHasher; limits: AttemptLimits },
  ) {}

  /** @throws PasswordWrong, TooManyAttempts */
  async execute(input: ConfirmPasswordInput): Promise<SignInRecord> {
    const attempt = { at: 'password', account: input.personId, address: input.address } as const;
    await this.deps.limits.admit(attempt);
    const account = await this.deps.directory.findByPerson(input.personId);
    if (!account) throw new PersonNotFound();
    if (!(await this.deps.hasher.verify(normalisedPassword(input.password), account.passwordHash))) {
      await this.deps.limits.failed(attempt);
      throw new PasswordWrong();
    }
    await this.deps.limits.succeeded(attempt);
    return account;
  }
}
