import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EventCatalogue } from '#domain/identity/webhooks/webhook-ports';

/** Everything that the outside may be told of. */
export class EventTypesView {
  /** Types of public events, in alphabetical order; their data is under `webhooks` in the API's description. */
  eventTypes!: string[];
}

export class ListEventTypesQuery extends Query<EventTypesView> {}

@QueryHandler(ListEventTypesQuery)
export class ListEventTypesHandler implements IQueryHandler<ListEventTypesQuery> {
  constructor(@Inject(EventCatalogue) private readonly catalogue: EventCatalogue) {}

  async execute(): Promise<EventTypesView> {
    return { eventTypes: [...this.catalogue.types()] };
  }
}
