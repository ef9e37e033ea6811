import { token } from '../../kernel/token.js';

/** What the ledgers keep of somebody whose account was erased. */
export interface OwnerTraces {
  /** Their ledgers go, with all that is in them; shares that they held end. Twice is once. */
  forget(personId: string): Promise<void>;
}
export const OwnerTraces = token<OwnerTraces>('OwnerTraces');
