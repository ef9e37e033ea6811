import { token } from '../../kernel/token.js';
import type { Webhook } from './webhook.js';
import type { WebhookAddress } from './webhook-ports.js';

export interface WebhookRepository {
  add(webhook: Webhook): void;
  /** With its deliveries. */
  remove(webhook: Webhook): Promise<void>;
  /** @throws WebhookNotFound also when it is another school's or district's */
  byId(at: WebhookAddress): Promise<Webhook>;
  /** Whosever it is, held until the transaction ends; null when it is gone. For the job under way. */
  hold(webhookId: string): Promise<Webhook | null>;
}
export const WebhookRepository = token<WebhookRepository>('WebhookRepository');
