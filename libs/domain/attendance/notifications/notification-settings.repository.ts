import { token } from '../../kernel/token.js';
import type { NotificationSettings } from './notification-settings.js';

export interface NotificationSettingsRepository {
  /** Of the school of the unit of work, for changing them; the standard ones where nothing was chosen. */
  ofSchool(schoolId: string): Promise<NotificationSettings>;
  add(settings: NotificationSettings): void;
}
export const NotificationSettingsRepository = token<NotificationSettingsRepository>(
  'NotificationSettingsRepository',
);
