import { DeliveryNotFound } from '#domain/identity/webhooks/webhook.errors';
import { WebhookDelivery } from '#domain/identity/webhooks/webhook-delivery';
import type { WebhookAddress } from '#domain/identity/webhooks/webhook-ports';
import type { WebhookDeliveryRepository } from '#domain/identity/webhooks/webhook-delivery.repository';
import { transaction } from '#platform/persistence/transaction';
import './webhook.mapping.js';

export class MikroWebhookDeliveryRepository implements WebhookDeliveryRepository {
  add(delivery: WebhookDelivery): void {
    transaction().em.persist(delivery);
  }

  async byId(at: WebhookAddress & { readonly deliveryId: string }): Promise<WebhookDelivery> {
    const { deliveryId: id, webhookId, schoolId, districtId } = at;
    const found = await transaction().em.findOne(WebhookDelivery, { id, webhookId, schoolId, districtId });
    if (!found) throw new DeliveryNotFound();
    return found;
  }

  find(deliveryId: string): Promise<WebhookDelivery | null> {
    return transaction().em.findOne(WebhookDelivery, { id: deliveryId });
  }
}
