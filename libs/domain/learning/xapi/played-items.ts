import { token } from '../../kernel/token.js';
import type { Learner } from '../progress/learner-progress.js';
import type { SaidOfItem } from './said-of-items.js';

/** What is played elsewhere, and who learns by it. */
export interface PlayedItems {
  /**
   * Those that count: of an item that is played elsewhere (a link), published and open, and of somebody who learns in its
   * run now and has completed what has to be completed before; not voided as they come, by what came before or with them.
   */
  counting(
    said: readonly (SaidOfItem & { readonly statementId: string })[],
  ): Promise<readonly (SaidOfItem & Learner)[]>;
}
export const PlayedItems = token<PlayedItems>('PlayedItems');
