import { SignInRefused } from '../account.errors.js';
import type { AttemptLimits } from '../attempt-limits.js';
import { emailAddress } from '../email-address.js';
import type { PasswordHasher } from '../password-hasher.js';
import { normalisedPassword } from '../password-policy.js';
import type { SignInDirectory } from '../sign-in-directory.js';

export interface AuthenticateInput {
  readonly email: string;
  readonly password: string;
  /** The network address of the caller. */
  readonly address: string;
}

/**
 * Answers whose e-mail address and password these are. An unknown address costs the same work and gives the same
 * answer as a wrong password. Where an address fails at many accounts the right password does only for who is known there,
 * after the same work for everybody. Needs no transaction, and must not run in one: hashing takes its time.
 */
export class AuthenticateUseCase {
  constructor(
    private readonly deps: { directory: SignInDirectory; hasher: PasswordHasher; limits: AttemptLimits },
  ) {}

  /** @throws SignInRefused, TooManyAttempts */
  async execute(input: AuthenticateInput): Promise<{ personId: string }> {
    const email = emailAddress(input.email);
    const attempt = { at: 'sign_in', account: email, address: input.address } as const;
    await this.deps.limits.admit(attempt);
    const crowd = await this.deps.limits.crowdOf(attempt);
    const known = crowd && (await this.deps.directory.hasSignedInFrom(email, input.address));
    const account = await this.deps.directory.findByEmail(email);
    const password = normalisedPassword(input.password);
    const right = await this.deps.hasher.verify(password, account?.passwordHash ?? null);
    if (!right || !account?.open) {
      await this.deps.limits.failed(attempt);
      throw crowd ?? new SignInRefused();
    }
    if (crowd && !known) throw crowd;
    await this.deps.limits.succeeded(attempt);
    return { personId: account.personId };
  }
}
