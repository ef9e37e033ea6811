import { RefreshToken } from '../refresh-token.js';
import { SessionOver } from '../session.errors.js';
import type { SignInDirectory } from '../sign-in-directory.js';

/** Answers whose refresh token this is, so that the session is dealt with in that person's name. */
export class FindSessionOwnerUseCase {
  constructor(private readonly deps: { directory: SignInDirectory }) {}

  /** The id of the person. @throws SessionOver */
  async execute(input: { readonly refreshToken: string }): Promise<string> {
    const { familyHash } = await RefreshToken.read(input.refreshToken);
    const account = await this.deps.directory.findBySession(familyHash);
    if (!account?.open) throw new SessionOver();
    return account.personId;
  }
}
