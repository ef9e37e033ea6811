import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Secrets } from '../config/secrets.js';

const NONCE = 12;
const TAG = 16;

/** Encrypts small secrets at rest: AES-256-GCM, bound to their owner, under a key derived for the purpose. */
export class Sealing {
  private readonly key: Buffer;

  constructor(secrets: Secrets, purpose: string) {
    this.key = secrets.derive(purpose, 32);
  }

  /** `v1.` and base64url of nonce, ciphertext and tag. */
  async seal(secret: string, owner: string): Promise<string> {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `v1.${sealed.toString('base64url')}`;
  }

  /** @throws when it was sealed for another owner, with another secret, or was tampered with */
  async open(text: string, owner: string): Promise<string> {
    const sealed = Buffer.from(text.replace(/^v1\./, ''), 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, NONCE), {
      authTagLength: TAG,
    })
      .setAAD(Buffer.from(owner))
      .setAuthTag(sealed.subarray(-TAG));
    return decipher.update(sealed.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8');
  }
}
