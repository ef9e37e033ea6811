import { NotificationController } from './notification.controller.js';
import { NotTakenController } from './not-taken.controller.js';
import { NotificationPreferenceController } from './notification-preference.controller.js';
import { NotificationSettingsController } from './notification-settings.controller.js';
import { UnsubscribeController } from './unsubscribe.controller.js';

/** The doors to what people are told. */
export const notificationControllers = [
  NotificationController,
  NotificationSettingsController,
  NotificationPreferenceController,
  UnsubscribeController,
  NotTakenController,
];
