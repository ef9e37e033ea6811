import type { Clock } from '../../../kernel/clock.js';
import type { Delivery } from '../notification-post.js';
import type { NotificationRepository } from '../notification.repository.js';

export interface NoteDeliveryInput extends Delivery {
  readonly notificationId: string;
}

/** Writes down what became of a mail. */
export class NoteDeliveryUseCase {
  constructor(private readonly deps: { notifications: NotificationRepository; clock: Clock }) {}

  async execute({ notificationId, refusal }: NoteDeliveryInput): Promise<void> {
    const notification = await this.deps.notifications.byId(notificationId);
    if (refusal === null) notification.delivered(this.deps.clock.now());
    else notification.refused(refusal);
  }
}
