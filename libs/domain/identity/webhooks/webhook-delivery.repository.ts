import { token } from '../../kernel/token.js';
import type { WebhookDelivery } from './webhook-delivery.js';
import type { WebhookAddress } from './webhook-ports.js';

export interface WebhookDeliveryRepository {
  add(delivery: WebhookDelivery): void;
  /** @throws DeliveryNotFound also when it is another webhook's */
  byId(at: WebhookAddress & { readonly deliveryId: string }): Promise<WebhookDelivery>;
  /** Whosever it is; null when it went with its webhook. For the job under way. */
  find(deliveryId: string): Promise<WebhookDelivery | null>;
}
export const WebhookDeliveryRepository = token<WebhookDeliveryRepository>('WebhookDeliveryRepository');
