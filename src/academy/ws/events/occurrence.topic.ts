import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { ListQuotasQuery, SeatsView } from '../../queries/events/list-quotas.query.js';
import { OccurrenceMessage, SeatsMessage } from './event-messages.js';
import { schoolOfOccurrence } from './school-of-occurrence.js';

/** How many seats are left, and whether it takes place, for everybody who sees it. */
@Injectable()
@WatchableTopic({
  pattern: 'occurrence:{occurrenceId}',
  permission: 'academy.event.read',
  messages: [
    { type: 'academy.seats_changed', data: SeatsMessage },
    { type: 'academy.occurrence_changed', data: OccurrenceMessage },
  ],
  snapshot: SeatsView,
})
export class OccurrenceTopic implements Topic {
  constructor(
    private readonly reader: TenantReader,
    private readonly queries: QueryBus,
  ) {}

  schoolOf({ occurrenceId }: TopicParams): Promise<string | null> {
    return schoolOfOccurrence(this.reader, occurrenceId!);
  }

  async admit(actor: Actor, params: TopicParams): Promise<void> {
    await this.snapshot(actor, params);
  }

  snapshot(actor: Actor, { occurrenceId }: TopicParams): Promise<SeatsView> {
    return this.queries.execute(new ListQuotasQuery(occurrenceId!, actor));
  }
}
