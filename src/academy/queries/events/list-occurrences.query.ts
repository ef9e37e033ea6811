import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { OccurrenceState } from '#domain/academy/events/event.words';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { OccurrenceView, selectOccurrence } from './occurrence.view.js';
import { eventSeenWith, sightIn } from './sight.js';

export const OCCURRENCE_SORTS = ['startsAt', '-startsAt'] as const;

type OccurrenceSort = (typeof OCCURRENCE_SORTS)[number];

export interface OccurrenceFilter extends ListInput<OccurrenceSort> {
  readonly eventId?: string;
  readonly state?: OccurrenceState;
  /** Not over before this instant. */
  readonly from?: string;
  /** Begun before this instant. */
  readonly until?: string;
}

export class ListOccurrencesQuery extends Query<Page<OccurrenceView>> {
  constructor(
    readonly filter: OccurrenceFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<OccurrenceView, OccurrenceSort>(selectOccurrence, {
  startsAt: [
    ['o.starts_at', 'timestamptz', 'startsAt'],
    ['o.id', 'uuid', 'id'],
  ],
});

@QueryHandler(ListOccurrencesQuery)
export class ListOccurrencesHandler implements IQueryHandler<ListOccurrencesQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListOccurrencesQuery): Promise<Page<OccurrenceView>> {
    return listing.page(this.reader, actor, filter, [
      [eventSeenWith(sightIn(actor))],
      given('o.event_id = ?', filter.eventId),
      given('o.state = ?', filter.state),
      given('o.ends_at > ?::timestamptz', filter.from),
      given('o.starts_at < ?::timestamptz', filter.until),
    ]);
  }
}
