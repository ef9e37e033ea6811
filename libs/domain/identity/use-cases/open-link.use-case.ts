import { LinkInvalid } from '../account.errors.js';
import { fingerprint } from '../secret-token.js';
import type { SignInDirectory, SignInRecord } from '../sign-in-directory.js';

/** Answers whose mailed link this is, so that the rest can be done in that person's name. */
export class OpenLinkUseCase {
  constructor(private readonly deps: { directory: SignInDirectory }) {}

  /** @throws LinkInvalid */
  async execute(token: string): Promise<SignInRecord> {
    const account = await this.deps.directory.findByLink(await fingerprint(token));
    if (!account) throw new LinkInvalid();
    return account;
  }
}
