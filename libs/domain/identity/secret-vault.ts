import { token } from '../kernel/token.js';

/** Encrypts what must be readable again, before it is stored (AES-256-GCM under a key of the server). */
export interface SecretVault {
  /** `owner` is bound to the result: sealed for one, it does not open for another. */
  seal(secret: string, owner: string): Promise<string>;
  open(sealed: string, owner: string): Promise<string>;
}
export const SecretVault = token<SecretVault>('SecretVault');
