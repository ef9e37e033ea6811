import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { ApiKeyLabelRefused } from './api-key.errors.js';
import { ApiKeyCreated, ApiKeyRevoked } from './api-key.events.js';
import { fingerprint, newSecret } from './secret-token.js';

/** An API key as text, `lyk_<client id>_<secret>`; shown once, when it is made. */
export interface PresentedApiKey {
  readonly clientId: string;
  readonly secret: string;
}

/** Null when the text is not an API key. */
export function readApiKey(text: string): PresentedApiKey | null {
  const [, hex, secret] = /^lyk_([0-9a-f]{32})_([\w-]{43})$/.exec(text) ?? [];
  if (!hex || !secret) return null;
  return { clientId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), secret };
}

/** Lets a program of the school, such as its records system, act as an `integration` in this school alone. */
export class ApiKey extends AggregateRoot {
  /** The client's id. */
  readonly id!: string;
  readonly schoolId!: string;
  readonly label!: string;
  readonly secretHash!: string;
  readonly createdAt!: Date;
  readonly createdBy!: string | null;
  private revokedAt!: Date | null;

  /** @throws ApiKeyLabelRefused */
  static async create(
    input: { schoolId: string; label: string; createdBy: string | null },
    now: Date,
  ): Promise<{ apiKey: ApiKey; text: string }> {
    const id = newId();
    const secret = newSecret();
    const { schoolId, createdBy } = input;
    const apiKey = Object.assign(new ApiKey(), {
      id,
      schoolId,
      createdBy,
      label: acceptableLabel(input.label),
      secretHash: await fingerprint(secret),
      createdAt: now,
    });
    apiKey.revokedAt = null;
    apiKey.record(new ApiKeyCreated(id, { clientId: id, schoolId }));
    return { apiKey, text: `lyk_${id.replaceAll('-', '')}_${secret}` };
  }

  revoke(now: Date): void {
    if (this.revokedAt) return;
    this.revokedAt = now;
    this.record(new ApiKeyRevoked(this.id, { clientId: this.id, schoolId: this.schoolId }));
  }
}

function acceptableLabel(text: string): string {
  const label = text.trim();
  if (label === '' || [...label].length > 120) throw new ApiKeyLabelRefused();
  return label;
}
