import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../config/secrets.js';

/** 128 bits: as long as it is shown, nobody finds another. */
const BYTES = 16;

/** Signs a subject for a step of time: HMAC-SHA-256 under a key derived for the purpose, 22 characters of base64url. */
export class RotatingSignatures {
  private readonly key: Buffer;

  constructor(secrets: Secrets, purpose: string) {
    this.key = secrets.derive(purpose, 32);
  }

  sign(subject: string, step: number): string {
    const digest = createHmac('sha256', this.key).update(`${step}\n${subject}`).digest();
    return digest.subarray(0, BYTES).toString('base64url');
  }

  /** Takes as long for every wrong signature. Compares what is written, since several texts mean the same bytes. */
  isGenuine(signature: string, subject: string, step: number): boolean {
    const [given, right] = [Buffer.from(signature), Buffer.from(this.sign(subject, step))];
    return given.length === right.length && timingSafeEqual(given, right);
  }
}
