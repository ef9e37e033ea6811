import { token } from '../../kernel/token.js';
import type { Notification } from './notification.js';
import type { NotificationContent, TellingSchool } from './notification.words.js';

/** How things are at the moment at which a mail is written. */
export interface NotificationFacts {
  readonly school: TellingSchool;
  /** Null when there is nothing to tell any more: the absence is explained, the register is taken. */
  readonly content: NotificationContent | null;
  /** Whether the recipient wants to hear of this still. */
  readonly wanted: boolean;
}

export interface NotificationFactFinder {
  /** In the school of the unit of work. */
  factsOf(notification: Notification): Promise<NotificationFacts>;
}
export const NotificationFactFinder = token<NotificationFactFinder>('NotificationFactFinder');
