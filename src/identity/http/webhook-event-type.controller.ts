import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { SignedIn } from '#platform/auth/decorators';
import { EventTypesView, ListEventTypesQuery } from '../queries/list-event-types.query.js';

/** What webhooks can ask for. */
@Controller('webhook-event-types')
@SignedIn()
export class WebhookEventTypeController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  listEventTypes(): Promise<EventTypesView> {
    return this.queries.execute(new ListEventTypesQuery());
  }
}
