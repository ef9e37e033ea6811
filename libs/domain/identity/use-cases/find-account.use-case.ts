import { newId } from '../../kernel/id.js';
import { emailAddress } from '../email-address.js';
import type { SignInDirectory } from '../sign-in-directory.js';

export interface FindAccountInput {
  readonly email: string;
}

/** Answers in whose name an address is dealt with that a stranger gave: the person who has it, or somebody new. */
export class FindAccountUseCase {
  constructor(private readonly deps: { directory: SignInDirectory }) {}

  /** The id of the person. @throws NotAnEmailAddress */
  async execute(input: FindAccountInput): Promise<string> {
    const account = await this.deps.directory.findByEmail(emailAddress(input.email));
    return account?.personId ?? newId();
  }
}
