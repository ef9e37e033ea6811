import type { Actor } from '../../kernel/actor.js';
import { token } from '../../kernel/token.js';
import type { ForgottenPerson } from './forgotten-person.js';

/** An account that was erased, and the school's record that belonged to it, if any. */
export interface ForgottenAccount {
  readonly personId: string;
  readonly rosterPersonId: string | null;
}

/** What attendance keeps of somebody beside what is counted. */
export interface PersonalTraces {
  /** Names, reasons, notes, addresses; in a constant number of statements, and twice is once. */
  forget(whom: ForgottenPerson): Promise<void>;
  /** Names and addresses that the log of mails had from the account; twice is once. */
  forgetAccount(account: ForgottenAccount): Promise<void>;
  /** Interchanges that were made for somebody to fetch, files first. @throws while one is being made */
  removeOldExports(actor: Actor): Promise<void>;
}
export const PersonalTraces = token<PersonalTraces>('PersonalTraces');
