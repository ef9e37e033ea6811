import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { Place } from '#domain/identity/place';
import { Listing } from '#platform/http/listing';
import type { PageQuery } from '#platform/http/page';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectWebhook, WebhookView } from './webhook.view.js';

export class ListWebhooksQuery extends Query<Page<WebhookView>> {
  constructor(
    /** A school, or a district. */
    readonly place: Place,
    readonly page: PageQuery,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<WebhookView, 'id' | '-id'>(selectWebhook, { id: [['w.id', 'uuid', 'id']] });

@QueryHandler(ListWebhooksQuery)
export class ListWebhooksHandler implements IQueryHandler<ListWebhooksQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ place, page, actor }: ListWebhooksQuery): Promise<Page<WebhookView>> {
    return listing.page(this.reader, actor, { ...page, sort: '-id' }, [
      ['w.school_id is not distinct from ?::uuid', place.schoolId],
      ['w.district_id is not distinct from ?::uuid', place.districtId],
    ]);
  }
}
