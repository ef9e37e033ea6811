import { createHmac } from 'node:crypto';
import type { Secrets } from '../config/secrets.js';

/** Tokens that can be worked out again from an id, by whoever has the server's key: HMAC-SHA-256 as base64url. */
export class KeyedTokens {
  private readonly key: Buffer;

  constructor(secrets: Secrets, purpose: string) {
    this.key = secrets.derive(purpose, 32);
  }

  /** 43 characters; another `purpose` for the same id gives another token. */
  async tokenFor(purpose: string, id: string): Promise<string> {
    return createHmac('sha256', this.key).update(`${purpose}\n${id}`).digest('base64url');
  }
}
