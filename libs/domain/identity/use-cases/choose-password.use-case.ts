import type { CommonPasswords } from '../common-passwords.js';
import type { PasswordHasher } from '../password-hasher.js';
import { acceptablePassword } from '../password-policy.js';

export interface ChoosePasswordInput {
  readonly password: string;
  readonly email: string;
  readonly displayName: string;
}

/** Judges a new password and hashes it. Comes before the transaction that stores the hash: hashing takes its time. */
export class ChoosePasswordUseCase {
  constructor(private readonly deps: { hasher: PasswordHasher; commonPasswords: CommonPasswords }) {}

  /** Answers the hash. @throws PasswordRefused */
  async execute(input: ChoosePasswordInput): Promise<string> {
    const owner = [input.email, input.displayName];
    const common = await this.deps.commonPasswords.load();
    return this.deps.hasher.hash(acceptablePassword(input.password, owner, common));
  }
}
