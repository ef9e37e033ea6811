import { FindWayOutHandler } from './find-way-out.query.js';
import { GetNotificationHandler } from './get-notification.query.js';
import { GetNotificationSettingsHandler } from './get-notification-settings.query.js';
import { ListDueRoundsHandler } from './list-due-rounds.query.js';
import { ListMyPreferencesHandler } from './list-my-preferences.query.js';
import { ListNotificationsHandler } from './list-notifications.query.js';
import { ListRegistersNotTakenHandler } from './list-registers-not-taken.query.js';
import { ShowSubscriptionHandler } from './show-subscription.query.js';

/** Everything that may be read of what people are told. */
export const notificationQueries = [
  ListNotificationsHandler,
  GetNotificationHandler,
  GetNotificationSettingsHandler,
  ListMyPreferencesHandler,
  ShowSubscriptionHandler,
  FindWayOutHandler,
  ListRegistersNotTakenHandler,
  ListDueRoundsHandler,
];
