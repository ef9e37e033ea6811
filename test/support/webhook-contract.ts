import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClosedSchemas } from './closed-schema.js';

/** What a receiver gets. */
export interface Sent {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly schoolId: string | null;
  readonly subjectId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the API shows of a webhook, as far as tests ask. */
export interface Webhook {
  readonly id: string;
  readonly state: string;
  readonly disabledBecause: string | null;
  readonly failingSince: string | null;
}

/** What the API shows of a delivery. */
export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly state: string;
  readonly tries: number;
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
  readonly nextTryAt: string | null;
  readonly attempts: readonly { readonly status: number | null; readonly excerpt: string | null }[];
  readonly event: Sent;
}

const file = join(import.meta.dirname, '../../docs/api/openapi.json');
const schemas = new ClosedSchemas(JSON.parse(readFileSync(file, 'utf8')) as object);

/** What is wrong with a body that was sent, by what the section `webhooks` of docs/api/openapi.json promises. */
export function brokenPromises(body: { readonly type: string }): string {
  const steps = ['webhooks', body.type, 'post', 'requestBody', 'content', 'application/json', 'schema'];
  return schemas.faultsOf(body, steps);
}
