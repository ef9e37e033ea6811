import { token } from '../kernel/token.js';

/** People who can sign in, as operators name them. */
export interface Accounts {
  /** The person's id; null when no account has the address. */
  byEmail(email: string): Promise<string | null>;
}
export const Accounts = token<Accounts>('Accounts');
