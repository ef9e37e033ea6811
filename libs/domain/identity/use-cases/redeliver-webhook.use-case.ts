import type { Clock } from '../../kernel/clock.js';
import type { WebhookDeliveryRepository } from '../webhooks/webhook-delivery.repository.js';
import type { DeliveryRuns, WebhookAddress } from '../webhooks/webhook-ports.js';
import type { WebhookRepository } from '../webhooks/webhook.repository.js';

export interface RedeliverWebhookInput extends WebhookAddress {
  readonly deliveryId: string;
}

/** Sends an event once more, under the same id, by the wish of somebody. */
export class RedeliverWebhookUseCase {
  constructor(
    private readonly deps: {
      webhooks: WebhookRepository;
      deliveries: WebhookDeliveryRepository;
      runs: DeliveryRuns;
      clock: Clock;
    },
  ) {}

  /** @throws WebhookNotFound, DeliveryNotFound, WebhookNotActive, DeliveryUnderWay */
  async execute(at: RedeliverWebhookInput): Promise<void> {
    const now = this.deps.clock.now();
    const webhook = await this.deps.webhooks.byId(at);
    const delivery = await this.deps.deliveries.byId(at);
    webhook.assertActive();
    delivery.redeliver(now);
    await this.deps.runs.place(delivery.id, delivery.nextAttempt);
  }
}
