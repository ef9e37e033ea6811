import { token } from '../../kernel/token.js';
import type { Ledger } from './ledger.js';
import type { LedgerShare } from './ledger-share.js';
import type { LedgerAccess } from './ledger.words.js';

/** The ledgers of the person of the unit of work, and those that are shared with that person. */
export interface LedgerRepository {
  /**
   * What the person may do in it; it is not taken away until the unit of work ends.
   * @throws LedgerNotFound
   */
  enter(ledgerId: string): Promise<LedgerAccess>;
  /** For changing it. @throws LedgerNotFound when it is not the person's own */
  hold(ledgerId: string): Promise<Ledger>;
  /** Stored at once, so that what belongs to it can follow. */
  add(ledger: Ledger): Promise<void>;
}
export const LedgerRepository = token<LedgerRepository>('LedgerRepository');

export interface LedgerShareRepository {
  /** A share of a ledger that the person owns, or that the person holds. @throws ShareNotFound */
  hold(shareId: string): Promise<LedgerShare>;
  /** For answering it: an invitation to the address of the person that is open still. @throws ShareNotFound, SharedAlready */
  takeInvitation(shareId: string): Promise<LedgerShare>;
  /** How many of a ledger are open or accepted. Two who ask at once take turns. */
  countLasting(ledgerId: string): Promise<number>;
  add(share: LedgerShare): void;
  /** Ends the invitations that nobody has answered in time. */
  forgetLapsed(): Promise<void>;
}
export const LedgerShareRepository = token<LedgerShareRepository>('LedgerShareRepository');
