import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { DeliveryState } from '#domain/identity/webhooks/delivery.words';
import type { WebhookAddress } from '#domain/identity/webhooks/webhook-ports';
import { given, Listing } from '#platform/http/listing';
import type { PageQuery } from '#platform/http/page';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { GetWebhookQuery } from './get-webhook.query.js';
import { selectSummary, type DeliverySummaryView } from './webhook-delivery.view.js';

export interface DeliveryFilter extends PageQuery {
  readonly state?: DeliveryState;
  readonly eventType?: string;
}

export class ListWebhookDeliveriesQuery extends Query<Page<DeliverySummaryView>> {
  constructor(
    readonly at: WebhookAddress,
    readonly filter: DeliveryFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<DeliverySummaryView, 'id' | '-id'>(selectSummary, {
  id: [['d.id', 'uuid', 'id']],
});

@QueryHandler(ListWebhookDeliveriesQuery)
export class ListWebhookDeliveriesHandler implements IQueryHandler<ListWebhookDeliveriesQuery> {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: TenantReader,
  ) {}

  /** @throws WebhookNotFound */
  async execute({ at, filter, actor }: ListWebhookDeliveriesQuery): Promise<Page<DeliverySummaryView>> {
    const { id } = await this.queries.execute(new GetWebhookQuery(at, actor));
    return listing.page(this.reader, actor, { ...filter, sort: '-id' }, [
      ['d.webhook_id = ?', id],
      given('d.state = ?', filter.state),
      given('d.event_type = ?', filter.eventType),
    ]);
  }
}
