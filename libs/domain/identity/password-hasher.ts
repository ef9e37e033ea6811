import { token } from '../kernel/token.js';

/** Slow and hungry for memory on purpose; never call it while a transaction is open, it would hold a connection. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Does the same work for no hash at all (null) and answers false, so that the time tells nothing. */
  verify(password: string, hash: string | null): Promise<boolean>;
}
export const PasswordHasher = token<PasswordHasher>('PasswordHasher');
