import { NotificationSettings } from '#domain/attendance/notifications/notification-settings';
import type { NotificationSettingsRepository } from '#domain/attendance/notifications/notification-settings.repository';
import { transaction } from '#platform/persistence/transaction';
import './notification.mapping.js';

export class MikroNotificationSettingsRepository implements NotificationSettingsRepository {
  async ofSchool(schoolId: string): Promise<NotificationSettings> {
    const chosen = await transaction().em.findOne(NotificationSettings, { id: schoolId });
    return chosen ?? NotificationSettings.standard(schoolId);
  }

  add(settings: NotificationSettings): void {
    if (settings.version === 0) Object.assign(settings, { version: 1 });
    transaction().em.persist(settings);
  }
}
