import { createHmac } from 'node:crypto';

export interface WebhookMessage {
  /** The same for each attempt; without full stops. */
  readonly id: string;
  readonly body: string;
}

/**
 * The headers of a signed request by Standard Webhooks 1.0 (scheme `v1`): HMAC-SHA-256 over id, time and body, once for
 * each secret, so that a receiver may change over from one to the next.
 * @param secrets as `whsec_` and base64
 */
export function standardHeaders(
  { id, body }: WebhookMessage,
  secrets: readonly string[],
  at: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
