import { token } from '../../kernel/token.js';
import type { Subscription } from './notification.words.js';

/** What somebody wants to hear of. */
export interface Preference {
  readonly subscription: Subscription;
  readonly wanted: boolean;
}

/** Through which door it was chosen. */
export type PreferenceDoor = 'account' | 'link';

/**
 * Who wants to hear of what in the school of the unit of work; whoever has said nothing hears of everything. Somebody
 * with a record of the school and a sign-in is one recipient, whichever of the two says so.
 */
export interface Preferences {
  /** @param recipientId a record of the school or a person */
  choose(recipientId: string, choices: readonly Preference[], through: PreferenceDoor): Promise<void>;
}
export const Preferences = token<Preferences>('Preferences');
