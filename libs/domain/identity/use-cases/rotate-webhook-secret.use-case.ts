import type { Clock } from '../../kernel/clock.js';
import type { WebhookAddress, WebhookVault } from '../webhooks/webhook-ports.js';
import { newWebhookSecret } from '../webhooks/webhook-secret.js';
import type { WebhookRepository } from '../webhooks/webhook.repository.js';

const HOUR = 3_600_000;

export interface RotateWebhookSecretInput {
  readonly at: WebhookAddress;
  /** How long the former secret signs beside the new one; 0 when somebody knows it who must not. */
  readonly overlapHours: number;
}

/** Requests bear two signatures for a while, so that the receiver can change over when it likes. */
export class RotateWebhookSecretUseCase {
  constructor(private readonly deps: { webhooks: WebhookRepository; vault: WebhookVault; clock: Clock }) {}

  /** Answers the new secret, which is never shown again. @throws WebhookNotFound */
  async execute({
    at,
    overlapHours,
  }: RotateWebhookSecretInput): Promise<{ secret: string; formerUntil: Date }> {
    const webhook = await this.deps.webhooks.byId(at);
    const secret = newWebhookSecret();
    const formerUntil = new Date(this.deps.clock.now().getTime() + overlapHours * HOUR);
    webhook.rotate(await this.deps.vault.seal(secret, webhook.id), formerUntil);
    return { secret, formerUntil };
  }
}
