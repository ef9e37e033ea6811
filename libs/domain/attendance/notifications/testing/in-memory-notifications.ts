import type { GuardianNewsDesk, RegisterNews } from '../guardian-news.js';
import { Notification } from '../notification.js';
import type { NotificationDispatch } from '../notification-dispatch.js';
import { NotificationNotFound } from '../notification.errors.js';
import type { NotificationRepository, PlacedNotification } from '../notification.repository.js';
import { NotificationSettings } from '../notification-settings.js';
import type { NotificationSettingsRepository } from '../notification-settings.repository.js';

/** The log of one school, its settings and what is to be sent, in memory. */
export class InMemoryNotifications
  implements NotificationRepository, NotificationDispatch, NotificationSettingsRepository, GuardianNewsDesk
{
  readonly log = new Map<string, Notification>();
  readonly dispatched: PlacedNotification[] = [];
  news: RegisterNews | null = null;
  private settings: NotificationSettings | undefined;

  async place(notifications: readonly Notification[]): Promise<PlacedNotification[]> {
    return notifications.flatMap((given) => {
      const key = keyOf(given);
      const known = this.log.get(key);
      if (
        known &&
        (known.state !== 'skipped' || (given.state === known.state && given.reason === known.reason))
      )
        return [];
      const { id, version } = known ?? { id: given.id, version: 0 };
      this.log.set(key, Object.assign(given, { id, version: version + 1, messageId: `notice.${id}` }));
      return given.isToBeSent
        ? [{ id, aboutId: given.aboutId, sendAt: given.sendAt, version: version + 1 }]
        : [];
    });
  }

  async byId(id: string): Promise<Notification> {
    const found = [...this.log.values()].find((one) => one.id === id);
    if (!found) throw new NotificationNotFound();
    return found;
  }

  async send(placed: readonly PlacedNotification[]): Promise<void> {
    this.dispatched.push(...placed);
  }

  async ofSchool(schoolId: string): Promise<NotificationSettings> {
    return this.settings ?? NotificationSettings.standard(schoolId);
  }

  add(settings: NotificationSettings): void {
    this.settings = settings;
  }

  async newsOf(): Promise<RegisterNews | null> {
    return this.news;
  }
}

function keyOf({ kind, date, aboutId, rosterPersonId, personId, round }: Notification): string {
  return [kind, date, aboutId, rosterPersonId ?? personId, round].join(' ');
}
