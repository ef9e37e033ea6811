import type { Clock } from '../../../kernel/clock.js';
import type { NotificationFactFinder } from '../notification-facts.js';
import type { NotificationMail } from '../notification.words.js';
import type { NotificationRepository } from '../notification.repository.js';

export interface PrepareNotificationInput {
  readonly notificationId: string;
}

/** Looks once more, right before sending, and freezes what the mail says: whoever tries again sends the same mail. */
export class PrepareNotificationUseCase {
  constructor(
    private readonly deps: {
      notifications: NotificationRepository;
      facts: NotificationFactFinder;
      clock: Clock;
    },
  ) {}

  /** The mail to be sent now; null when there is none, or when it has been sent. */
  async execute({ notificationId }: PrepareNotificationInput): Promise<NotificationMail | null> {
    const { notifications, facts, clock } = this.deps;
    const notification = await notifications.byId(notificationId);
    const { school, ...now } = await facts.factsOf(notification);
    notification.prepare(now, clock.now());
    return notification.mail(school);
  }
}
