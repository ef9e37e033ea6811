import { token } from '../../kernel/token.js';
import type { LedPlace } from './account-erasure.errors.js';

/** What is told of the erasure of an account for good. */
export interface AccountErasure {
  readonly id: string;
  readonly personId: string;
  /** Null: by the person. */
  readonly reason: string | null;
  readonly erasedAt: Date;
  /** Who did it for the person; null where nobody had to. */
  readonly erasedBy: string | null;
}

/** What is kept of an account beside its own row. */
export interface AccountTraces {
  /**
   * First of all: one account after the other, until the unit of work ends. Of two who lead a place together the second
   * finds that nobody else does any more.
   */
  takeTurn(): Promise<void>;
  placesLedAlone(personId: string): Promise<readonly LedPlace[]>;
  /**
   * Removes password, second factor, sessions, links, profile, addresses of invitations and values in the audit log, ends
   * the roles that are not over, and writes down that it was done.
   */
  forget(erasure: AccountErasure): Promise<void>;
}
export const AccountTraces = token<AccountTraces>('AccountTraces');
