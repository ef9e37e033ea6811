import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EventNotFound } from '#domain/academy/events/event.errors';
import type { Actor } from '#domain/kernel/actor';
import { renderMarkdown } from '#platform/markdown/render-markdown';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { EventView, selectEvent } from './event.view.js';
import { eventSeenWith, sightOf } from './sight.js';

export class GetEventQuery extends Query<EventView> {
  constructor(
    readonly eventId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectEvent} where e.id = $1::uuid and ${eventSeenWith('$2')}`);

@QueryHandler(GetEventQuery)
export class GetEventHandler implements IQueryHandler<GetEventQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws EventNotFound */
  async execute({ eventId, actor }: GetEventQuery): Promise<EventView> {
    const [found] = await this.reader.rows<EventView>(actor, byId, [eventId, sightOf(actor)]);
    if (!found) throw new EventNotFound();
    const { description } = found;
    return { ...found, descriptionHtml: description === null ? null : renderMarkdown(description) };
  }
}
