import { fingerprint, newSecret } from './secret-token.js';
import { SessionOver } from './session.errors.js';

/**
 * A refresh token, `lrt_<family>_<secret>`, 43 characters each. The family is itself random and is shown nowhere else,
 * so whoever knows it has held a token of this family; only the fingerprints of both halves are stored.
 */
export class RefreshToken {
  private constructor(
    private readonly family: string,
    private readonly secret: string,
    readonly familyHash: string,
    readonly secretHash: string,
  ) {}

  static first(): Promise<RefreshToken> {
    return RefreshToken.of(newSecret(), newSecret());
  }

  /** @throws SessionOver when the text is not a refresh token at all. */
  static async read(text: string): Promise<RefreshToken> {
    const [, family, secret] = /^lrt_([\w-]{43})_([\w-]{43})$/.exec(text) ?? [];
    if (!family || !secret) throw new SessionOver();
    return RefreshToken.of(family, secret);
  }

  /**
   * The token that follows this one. It comes from this token and a stored nonce, so that the same token always gives
   * the same successor while neither the nonce alone nor a stolen token alone tells what it is.
   */
  async successor(nonce: string): Promise<RefreshToken> {
    return RefreshToken.of(this.family, await fingerprint(`${this.secret}.${nonce}`));
  }

  toString(): string {
    return `lrt_${this.family}_${this.secret}`;
  }

  private static async of(family: string, secret: string): Promise<RefreshToken> {
    return new RefreshToken(family, secret, await fingerprint(family), await fingerprint(secret));
  }
}
