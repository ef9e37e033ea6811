import type { Clock } from '../../kernel/clock.js';
import { WebhookDelivery } from '../webhooks/webhook-delivery.js';
import type { WebhookDeliveryRepository } from '../webhooks/webhook-delivery.repository.js';
import type { DeliveryRuns, WebhookAddress } from '../webhooks/webhook-ports.js';
import type { WebhookRepository } from '../webhooks/webhook.repository.js';

/** Sends something harmless, to see whether the receiver is there and knows the secret. */
export class PingWebhookUseCase {
  constructor(
    private readonly deps: {
      webhooks: WebhookRepository;
      deliveries: WebhookDeliveryRepository;
      runs: DeliveryRuns;
      clock: Clock;
    },
  ) {}

  /** Answers the id of the delivery. @throws WebhookNotFound, WebhookNotActive */
  async execute(at: WebhookAddress): Promise<string> {
    const now = this.deps.clock.now();
    const webhook = await this.deps.webhooks.byId(at);
    webhook.assertActive();
    const delivery = WebhookDelivery.ping(webhook, now);
    this.deps.deliveries.add(delivery);
    await this.deps.runs.place(delivery.id, delivery.nextAttempt);
    return delivery.id;
  }
}
