import { Inject, Injectable } from '@nestjs/common';
import type { NotificationDispatch } from '#domain/attendance/notifications/notification-dispatch';
import type { PlacedNotification } from '#domain/attendance/notifications/notification.repository';
import { JobQueue } from '#platform/queue/job-queue';

/** A job for each mail, so that one that fails holds up no other. */
@Injectable()
export class QueuedNotificationDispatch implements NotificationDispatch {
  constructor(@Inject(JobQueue) private readonly jobs: JobQueue) {}

  async send(placed: readonly PlacedNotification[]): Promise<void> {
    const now = Date.now();
    await this.jobs.enqueue(
      placed.map(({ id, aboutId, sendAt, version }) => ({
        kind: 'attendance.send_notification',
        payload: { notificationId: id },
        onceKey: `${id}.${version}`,
        // A correction never overtakes what it corrects.
        orderKey: `told:${aboutId}`,
        ...(sendAt.getTime() > now && { runAt: sendAt }),
      })),
    );
  }
}
