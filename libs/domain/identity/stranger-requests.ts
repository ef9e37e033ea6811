import { token } from '../kernel/token.js';

/** What a stranger may ask for. All of it ends in a mail to the address, and in no other answer. */
export type StrangerRequest =
  | {
      readonly what: 'sign_up';
      readonly email: string;
      readonly displayName: string;
      readonly locale: string;
      readonly timeZone: string;
      readonly passwordHash: string;
    }
  | { readonly what: 'verify_email' | 'reset_password'; readonly email: string };

/**
 * Requests that are carried out after the answer was given: to leave one costs the same whether the address has an
 * account or not, so that the time does not tell either. Sealed, because they hold an address and the hash of a password.
 */
export interface StrangerRequests {
  /** Within the unit of work under way. */
  leave(request: StrangerRequest): Promise<void>;
  open(sealed: string): Promise<StrangerRequest>;
}
export const StrangerRequests = token<StrangerRequests>('StrangerRequests');
