import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { DeliveryNotFound } from '#domain/identity/webhooks/webhook.errors';
import type { WebhookAddress } from '#domain/identity/webhooks/webhook-ports';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectDelivery, WebhookDeliveryView } from './webhook-delivery.view.js';

export class GetWebhookDeliveryQuery extends Query<WebhookDeliveryView> {
  constructor(
    readonly at: WebhookAddress & { readonly deliveryId: string },
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`
  ${selectDelivery}
  where d.id = $1 and d.webhook_id = $2 and d.school_id is not distinct from $3::uuid
    and d.district_id is not distinct from $4::uuid`);

@QueryHandler(GetWebhookDeliveryQuery)
export class GetWebhookDeliveryHandler implements IQueryHandler<GetWebhookDeliveryQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws DeliveryNotFound */
  async execute({ at, actor }: GetWebhookDeliveryQuery): Promise<WebhookDeliveryView> {
    const values = [at.deliveryId, at.webhookId, at.schoolId, at.districtId];
    const [found] = await this.reader.rows<WebhookDeliveryView>(actor, byId, values);
    if (!found) throw new DeliveryNotFound();
    return found;
  }
}
