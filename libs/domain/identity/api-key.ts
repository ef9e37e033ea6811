import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import type { ApiKeyRole } from './api-key-role.js';
import { ApiKeyIsRevoked, ApiKeyLabelRefused } from './api-key.errors.js';
import { ApiKeyCreated, ApiKeyRevoked, ApiKeyRotated } from './api-key.events.js';
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

/** Lets a program of the school act in its role in this school alone. */
export class ApiKey extends AggregateRoot {
  /** The client's id. */
  readonly id!: string;
  readonly schoolId!: string;
  readonly label!: string;
  readonly role!: ApiKeyRole;
  secretHash!: string;
  readonly createdAt!: Date;
  readonly createdBy!: string | null;
  private revokedAt!: Date | null;

  /** @throws ApiKeyLabelRefused */
  static async create(
    input: { schoolId: string; label: string; role?: ApiKeyRole; createdBy: string | null },
    now: Date,
  ): Promise<{ apiKey: ApiKey; text: string }> {
    const id = newId();
    const secret = newSecret();
    const { schoolId, createdBy, role = 'integration' } = input;
    const apiKey = Object.assign(new ApiKey(), {
      id,
      schoolId,
      createdBy,
      role,
      label: acceptableLabel(input.label),
      createdAt: now,
    });
    apiKey.secretHash = await fingerprint(secret);
    apiKey.revokedAt = null;
    apiKey.record(new ApiKeyCreated(id, { clientId: id, schoolId }));
    return { apiKey, text: textOf(id, secret) };
  }

  /** Another secret for the same client; the former opens nothing any more. @throws ApiKeyIsRevoked */
  async rotate(): Promise<string> {
    if (this.revokedAt) throw new ApiKeyIsRevoked();
    const secret = newSecret();
    this.secretHash = await fingerprint(secret);
    this.record(new ApiKeyRotated(this.id, { clientId: this.id, schoolId: this.schoolId }));
    return textOf(this.id, secret);
  }

  revoke(now: Date): void {
    if (this.revokedAt) return;
    this.revokedAt = now;
    this.record(new ApiKeyRevoked(this.id, { clientId: this.id, schoolId: this.schoolId }));
  }
}

function textOf(id: string, secret: string): string {
  return `lyk_${id.replaceAll('-', '')}_${secret}`;
}

function acceptableLabel(text: string): string {
  const label = text.trim();
  if (label === '' || [...label].length > 120) throw new ApiKeyLabelRefused();
  return label;
}
