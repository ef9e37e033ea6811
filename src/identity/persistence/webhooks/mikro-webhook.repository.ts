import { WebhookNotFound } from '#domain/identity/webhooks/webhook.errors';
import type { WebhookAddress } from '#domain/identity/webhooks/webhook-ports';
import type { WebhookRepository } from '#domain/identity/webhooks/webhook.repository';
import { Webhook } from '#domain/identity/webhooks/webhook';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './webhook.mapping.js';

const hold = prepared('select id from identity.webhooks where id = $1 for no key update');
const forget = prepared('delete from identity.webhook_deliveries where webhook_id = $1');

export class MikroWebhookRepository implements WebhookRepository {
  add(webhook: Webhook): void {
    transaction().em.persist(webhook);
  }

  async remove(webhook: Webhook): Promise<void> {
    await transaction().query(hold, [webhook.id]); // in the order in which a delivery takes them
    await transaction().query(forget, [webhook.id]);
    transaction().em.remove(webhook);
  }

  async byId({ webhookId: id, schoolId, districtId }: WebhookAddress): Promise<Webhook> {
    const webhook = await transaction().em.findOne(Webhook, { id, schoolId, districtId });
    if (!webhook) throw new WebhookNotFound();
    return webhook;
  }

  async hold(webhookId: string): Promise<Webhook | null> {
    const held = await transaction().query(hold, [webhookId]);
    return held.length > 0 ? transaction().em.findOne(Webhook, { id: webhookId }) : null;
  }
}
