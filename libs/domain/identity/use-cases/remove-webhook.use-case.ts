import type { WebhookAddress } from '../webhooks/webhook-ports.js';
import type { WebhookRepository } from '../webhooks/webhook.repository.js';

/** Nothing more is sent, also nothing that waits. */
export class RemoveWebhookUseCase {
  constructor(private readonly deps: { webhooks: WebhookRepository }) {}

  /** @throws WebhookNotFound */
  async execute(at: WebhookAddress): Promise<void> {
    await this.deps.webhooks.remove(await this.deps.webhooks.byId(at));
  }
}
