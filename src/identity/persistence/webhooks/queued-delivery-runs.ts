import { Inject, Injectable } from '@nestjs/common';
import type { DeliveryRuns } from '#domain/identity/webhooks/webhook-ports';
import { JobQueue } from '#platform/queue/job-queue';

export const DELIVER_WEBHOOK = 'identity.deliver_webhook';

/** Jobs of the queue, one for each attempt. */
@Injectable()
export class QueuedDeliveryRuns implements DeliveryRuns {
  constructor(@Inject(JobQueue) private readonly jobs: JobQueue) {}

  place(deliveryId: string, attempt: number, at?: Date): Promise<void> {
    const job = { kind: DELIVER_WEBHOOK, payload: { deliveryId, attempt } };
    return this.jobs.enqueue(at ? { ...job, runAt: at } : job);
  }
}
