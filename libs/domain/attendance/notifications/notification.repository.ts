import { token } from '../../kernel/token.js';
import type { Notification } from './notification.js';

/** A notification that is to be sent now. A version for each time that it was placed. */
export interface PlacedNotification {
  readonly id: string;
  /** What is told of one thing is told in order. */
  readonly aboutId: string;
  readonly sendAt: Date;
  readonly version: number;
}

/** The notification log of the school of the unit of work. */
export interface NotificationRepository {
  /**
   * Notes them in one statement; those that were noted before (kind, date, what it is about, recipient, round) are
   * passed over, unless they were skipped: their reason may be gone now.
   * @returns those that are to be sent because of this
   */
  place(notifications: readonly Notification[]): Promise<PlacedNotification[]>;

  /**
   * For sending it: nobody else does until the unit of work ends.
   * @throws NotificationNotFound
   */
  byId(id: string): Promise<Notification>;
}
export const NotificationRepository = token<NotificationRepository>('NotificationRepository');
