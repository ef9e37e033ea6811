import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { Notification } from '../../notifications/notification.js';
import type { NotificationDispatch } from '../../notifications/notification-dispatch.js';
import type { NotificationRepository } from '../../notifications/notification.repository.js';
import type { NotificationSettingsRepository } from '../../notifications/notification-settings.repository.js';
import type { AlertNewsDesk } from '../alert-news.js';

export interface TellStaffInput {
  readonly alertId: string;
  /** The event that it comes of. */
  readonly causeId: string;
}

/** Those whom a rule names are mailed when it has opened an alert, each once. */
export class TellStaffUseCase {
  constructor(
    private readonly deps: {
      settings: NotificationSettingsRepository;
      desk: AlertNewsDesk;
      notifications: NotificationRepository;
      dispatch: NotificationDispatch;
      clock: Clock;
    },
  ) {}

  async execute({ alertId, causeId }: TellStaffInput, actor: Actor): Promise<void> {
    const { settings, desk, notifications, dispatch, clock } = this.deps;
    const schoolId = actor.schoolId!;
    const { alertOn } = await settings.ofSchool(schoolId);
    const news = alertOn ? await desk.newsOf(alertId) : null;
    if (!news) return;
    const { studentId, date, locale, recipients } = news;
    const now = clock.now();
    const cause = { schoolId, kind: 'alert', date, aboutId: alertId, studentId, causeId, locale } as const;
    const told = recipients.map((recipient) => Notification.about(cause, recipient, now, now));
    await dispatch.send(await notifications.place(told));
  }
}
