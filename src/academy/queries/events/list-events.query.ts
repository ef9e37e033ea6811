import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventState } from '#domain/academy/events/event.words';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { EventSummaryView, selectEventSummary } from './event.view.js';
import { eventSeenWith, isOrganiser, sightIn } from './sight.js';

export const EVENT_SORTS = ['title', '-title', 'id', '-id'] as const;

type EventSort = (typeof EVENT_SORTS)[number];

export interface EventFilter extends ListInput<EventSort> {
  readonly state?: EventState;
  /** Only those that the reader organises. */
  readonly mine?: boolean;
}

export class ListEventsQuery extends Query<Page<EventSummaryView>> {
  constructor(
    readonly filter: EventFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<EventSummaryView, EventSort>(selectEventSummary, {
  title: [
    ['e.title', 'text', 'title'],
    ['e.id', 'uuid', 'id'],
  ],
  id: [['e.id', 'uuid', 'id']],
});

@QueryHandler(ListEventsQuery)
export class ListEventsHandler implements IQueryHandler<ListEventsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListEventsQuery): Promise<Page<EventSummaryView>> {
    return listing.page(this.reader, actor, filter, [
      [eventSeenWith(sightIn(actor))],
      given('e.state = ?', filter.state),
      filter.mine === true && [isOrganiser],
    ]);
  }
}
