import { timingSafeEqual } from 'node:crypto';
import type { KeyedTokens } from '#platform/auth/keyed-tokens';

const CODE = /^([\w-]{22})\.([\w-]{43})$/;

/** An id in 16 bytes, as base64url, and a signature over it: 66 characters. */
export class SignedIds {
  constructor(
    private readonly keys: KeyedTokens,
    private readonly purpose: string,
  ) {}

  async codeFor(id: string): Promise<string> {
    const packed = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
    return `${packed}.${await this.keys.tokenFor(this.purpose, packed)}`;
  }

  /** Null: nobody has signed that. */
  async read(code: string): Promise<string | null> {
    const [, packed, signature] = CODE.exec(code) ?? [];
    if (packed === undefined || signature === undefined) return null;
    const wanted = Buffer.from(await this.keys.tokenFor(this.purpose, packed));
    if (!timingSafeEqual(wanted, Buffer.from(signature))) return null;
    const hex = Buffer.from(packed, 'base64url').toString('hex');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }
}
