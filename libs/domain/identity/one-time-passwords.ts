import { token } from '../kernel/token.js';

/** Time-based one-time passwords (RFC 6238): six digits, steps of 30 s, SHA-1, as every authenticator app knows them. */
export interface OneTimePasswords {
  /** A new shared secret, base32. */
  newSecret(): string;
  /** The `otpauth://` address that an authenticator app reads from a QR code. */
  enrolmentUri(secret: string, account: string): string;
  /** The time step that the code belongs to, the present one or a neighbour; null when it is wrong. */
  stepOf(code: string, secret: string, now: Date): Promise<number | null>;
}
export const OneTimePasswords = token<OneTimePasswords>('OneTimePasswords');
