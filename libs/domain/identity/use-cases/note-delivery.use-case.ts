import type { WebhookDeliveryRepository } from '../webhooks/webhook-delivery.repository.js';
import type { PostOutcome } from '../webhooks/delivery.words.js';
import type { DeliveryRuns, Letter } from '../webhooks/webhook-ports.js';
import type { WebhookRepository } from '../webhooks/webhook.repository.js';

/** Keeps what came of an attempt, and plans the next one: its second half. */
export class NoteDeliveryUseCase {
  constructor(
    private readonly deps: {
      webhooks: WebhookRepository;
      deliveries: WebhookDeliveryRepository;
      runs: DeliveryRuns;
    },
  ) {}

  async execute({ deliveryId, attempt }: Pick<Letter, 'deliveryId' | 'attempt'>, outcome: PostOutcome) {
    const delivery = await this.deps.deliveries.find(deliveryId);
    // Another run of the job was quicker, or the webhook was removed meanwhile.
    if (!delivery?.awaits(attempt)) return;
    const webhook = await this.deps.webhooks.hold(delivery.webhookId);
    webhook?.note(outcome);
    delivery.note(outcome);
    const { dueAt, nextAttempt } = delivery;
    if (dueAt) await this.deps.runs.place(deliveryId, nextAttempt, dueAt);
  }
}
