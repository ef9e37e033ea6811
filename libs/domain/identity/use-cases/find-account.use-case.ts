import { newId } from '../../kernel/id.js';
import type { AttemptLimits } from '../attempt-limits.js';
import { emailAddress } from '../email-address.js';
import type { SignInDirectory } from '../sign-in-directory.js';

export interface FindAccountInput {
  readonly email: string;
  /** The network address of the caller. */
  readonly address: string;
}

/**
 * Answers in whose name an address is dealt with that a stranger gave: the person who has it, or somebody new. What
 * follows takes the same path for both, so that nobody learns who has an account.
 */
export class FindAccountUseCase {
  constructor(private readonly deps: { directory: SignInDirectory; limits: AttemptLimits }) {}

  /** The id of the person. @throws NotAnEmailAddress, TooManyAttempts */
  async execute(input: FindAccountInput): Promise<string> {
    const email = emailAddress(input.email);
    await this.deps.limits.admitStranger({ email, address: input.address });
    const account = await this.deps.directory.findByEmail(email);
    return account?.personId ?? newId();
  }
}
