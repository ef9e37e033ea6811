import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Target } from './attack.js';

export const coded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;

export function partsOf(token: string): { header: object; claims: Record<string, unknown> } {
  const [header, claims] = token.split('.');
  return { header: read(header!), claims: read(claims!) as Record<string, unknown> };
}

/** RFC 8410 §7: what stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key with which the installation signs. */
export function ownKey({ app }: Target): KeyObject {
  const key = Buffer.concat([PKCS8_ED25519, app.secrets.derive('access-tokens', 32)]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}
