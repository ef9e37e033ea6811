/** A secret that nobody can guess: random bits (256 unless told otherwise) as base64url. */
export function newSecret(bytes = 32): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

/**
 * What is stored instead of a secret of ours: its SHA-256 as base64url (43 characters). Fast on purpose: these secrets
 * are random, so there is nothing to guess. A password is not: that is for the `PasswordHasher`.
 */
export async function fingerprint(secret: string): Promise<string> {
  const bytes = new TextEncoder().encode(secret);
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** Compares two fingerprints in a time that does not tell where they differ. */
export function sameFingerprint(one: string, other: string | null): boolean {
  if (other === null || one.length !== other.length) return false;
  let difference = 0;
  for (let i = 0; i < one.length; i++) difference |= one.charCodeAt(i) ^ other.charCodeAt(i);
  return difference === 0;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
