import type { Clock } from '../../kernel/clock.js';
import type { WebhookDeliveryRepository } from '../webhooks/webhook-delivery.repository.js';
import type { WebhookDelivery } from '../webhooks/webhook-delivery.js';
import type { DeliveryRuns, Letter, WebhookVault } from '../webhooks/webhook-ports.js';
import type { Webhook } from '../webhooks/webhook.js';
import type { WebhookRepository } from '../webhooks/webhook.repository.js';

export interface AddressDeliveryInput {
  readonly deliveryId: string;
  readonly attempt: number;
}

/** Decides whether a delivery is sent now, and where to: the first half of an attempt. */
export class AddressDeliveryUseCase {
  constructor(
    private readonly deps: {
      webhooks: WebhookRepository;
      deliveries: WebhookDeliveryRepository;
      runs: DeliveryRuns;
      vault: WebhookVault;
      clock: Clock;
    },
  ) {}

  /** Null when there is nothing to send: it is over, came to nothing, or comes again later. */
  async execute({ deliveryId, attempt }: AddressDeliveryInput): Promise<Letter | null> {
    const now = this.deps.clock.now();
    const delivery = await this.deps.deliveries.find(deliveryId);
    if (!delivery?.awaits(attempt)) return null;
    const webhook = await this.deps.webhooks.hold(delivery.webhookId);
    const heldUntil = webhook?.heldUntil(now);
    if (!webhook?.isActive()) delivery.cancel(now);
    else if (heldUntil) await this.postpone(delivery, heldUntil);
    else return this.letter(delivery, webhook, now);
    return null;
  }

  private async postpone(delivery: WebhookDelivery, until: Date): Promise<void> {
    delivery.postpone(until);
    await this.deps.runs.place(delivery.id, delivery.nextAttempt, until);
  }

  private async letter(delivery: WebhookDelivery, webhook: Webhook, now: Date): Promise<Letter> {
    const sealed = webhook.sealedSecretsAt(now);
    const secrets = await Promise.all(sealed.map((one) => this.deps.vault.open(one, webhook.id)));
    const { id: deliveryId, eventId: id, nextAttempt: attempt } = delivery;
    return { deliveryId, attempt, url: webhook.url, secrets, id, body: delivery.body() };
  }
}
