import { newId } from '../../kernel/id.js';
import { emailAddress } from '../email-address.js';
import type { SignInDirectory } from '../sign-in-directory.js';

/**
 * Answers in whose name an address is dealt with: the person who has it, or somebody new. What follows takes the same
 * path for both, so that a stranger does not learn who has an account.
 */
export class FindAccountUseCase {
  constructor(private readonly deps: { directory: SignInDirectory }) {}

  /** The id of the person. @throws NotAnEmailAddress */
  async execute(input: { readonly email: string }): Promise<string> {
    const account = await this.deps.directory.findByEmail(emailAddress(input.email));
    return account?.personId ?? newId();
  }
}
