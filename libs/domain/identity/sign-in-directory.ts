import { token } from '../kernel/token.js';

/** What must be known of an account before its owner has proved anything. */
export interface SignInRecord {
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  /** Null when the person never set a password. */
  readonly passwordHash: string | null;
  /** Whether the right password would do: the account is active and its address confirmed. */
  readonly open: boolean;
}

/**
 * Answers whose a secret is before anybody is signed in: the few reads that cross the border between people, and that
 * need no transaction of their own. They see no more than the caller brought, an address or a fingerprint.
 */
export interface SignInDirectory {
  findByEmail(email: string): Promise<SignInRecord | null>;
  /** Whether that account has been signed in to from this network before, as far as is remembered. */
  hasSignedInFrom(email: string, address: string): Promise<boolean>;
  findByPerson(personId: string): Promise<SignInRecord | null>;
  /** By the fingerprint of a mailed link's token. */
  findByLink(tokenHash: string): Promise<SignInRecord | null>;
  /** By the fingerprint of a session's token family. */
  findBySession(familyHash: string): Promise<SignInRecord | null>;
}
export const SignInDirectory = token<SignInDirectory>('SignInDirectory');
