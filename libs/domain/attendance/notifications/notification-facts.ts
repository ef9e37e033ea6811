import { token } from '../../kernel/token.js';
import type { HowThingsAre, Notification } from './notification.js';
import type { TellingSchool } from './notification.words.js';

export interface NotificationFacts extends HowThingsAre {
  readonly school: TellingSchool;
}

export interface NotificationFactFinder {
  /** In the school of the unit of work. */
  factsOf(notification: Notification): Promise<NotificationFacts>;
}
export const NotificationFactFinder = token<NotificationFactFinder>('NotificationFactFinder');
