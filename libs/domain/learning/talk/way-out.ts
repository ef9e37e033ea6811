import type { Actor } from '../../kernel/actor.js';
import { token } from '../../kernel/token.js';

/** How learners end mails of announcements. */
export interface WayOut {
  /** The link that each mail carries; null: the learner has ended them. */
  forLearner(
    learnerId: string,
    actor: Actor,
  ): Promise<{ readonly url: string; readonly label: string } | null>;
}
export const WayOut = token<WayOut>('WayOut');
