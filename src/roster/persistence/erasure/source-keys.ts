import { createHmac } from 'node:crypto';
import type { Secrets } from '#platform/config/secrets';

const BLOCK = 64;

/**
 * What records systems call people who were erased, as HMAC-SHA-256 (RFC 2104) under a key of the server: recognised when it
 * comes again, and told by nobody who has the database alone. PostgreSQL works it out for whole packages by itself.
 */
export class SourceKeys {
  /** The key, padded for the inner and for the outer hash. */
  readonly pads: readonly [inner: Buffer, outer: Buffer];
  private readonly key: Buffer;

  constructor(secrets: Secrets) {
    this.key = secrets.derive('erased-sources', 32);
    const padded = Buffer.concat([this.key, Buffer.alloc(BLOCK - this.key.length)]);
    this.pads = [padded.map((byte) => byte ^ 0x36) as Buffer, padded.map((byte) => byte ^ 0x5c) as Buffer];
  }

  hashOf(sourceId: string): Buffer {
    return createHmac('sha256', this.key).update(sourceId, 'utf8').digest();
  }
}

/** The same in SQL; the parameters are the two pads. */
export function hashOfSource(expression: string, inner: string, outer: string): string {
  return `sha256(${outer}::bytea || sha256(${inner}::bytea || convert_to(${expression}, 'UTF8')))`;
}
