import { token } from '../../kernel/token.js';
import type { PlacedNotification } from './notification.repository.js';

/** Sees to it that notifications are sent when their time has come, if this unit of work is committed. */
export interface NotificationDispatch {
  send(placed: readonly PlacedNotification[]): Promise<void>;
}
export const NotificationDispatch = token<NotificationDispatch>('NotificationDispatch');
