import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { WebhookNotFound } from '#domain/identity/webhooks/webhook.errors';
import type { WebhookAddress } from '#domain/identity/webhooks/webhook-ports';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectWebhook, WebhookView } from './webhook.view.js';

export class GetWebhookQuery extends Query<WebhookView> {
  constructor(
    readonly at: WebhookAddress,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`
  ${selectWebhook}
  where w.id = $1 and w.school_id is not distinct from $2::uuid and w.district_id is not distinct from $3::uuid`);

@QueryHandler(GetWebhookQuery)
export class GetWebhookHandler implements IQueryHandler<GetWebhookQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws WebhookNotFound */
  async execute({ at, actor }: GetWebhookQuery): Promise<WebhookView> {
    const values = [at.webhookId, at.schoolId, at.districtId];
    const [found] = await this.reader.rows<WebhookView>(actor, byId, values);
    if (!found) throw new WebhookNotFound();
    return found;
  }
}
