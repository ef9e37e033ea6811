const BYTES = 32;

/** A new secret as Standard Webhooks writes it: `whsec_` and 256 random bits as base64. */
export function newWebhookSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(BYTES))))}`;
}
