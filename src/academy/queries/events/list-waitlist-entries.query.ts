import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { WaitlistState } from '#domain/academy/events/event.words';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectWaitlistEntry, WaitlistEntryView } from './registration.view.js';
import { seatSeenWith, seatSightIn } from './sight.js';

export const WAITLIST_SORTS = ['id', '-id'] as const;

type Sort = (typeof WAITLIST_SORTS)[number];

export interface WaitlistEntryFilter extends ListInput<Sort> {
  readonly occurrenceId?: string;
  readonly quotaId?: string;
  readonly state?: WaitlistState;
  /** Only the reader's own. */
  readonly mine?: boolean;
}

export class ListWaitlistEntriesQuery extends Query<Page<WaitlistEntryView>> {
  constructor(
    readonly filter: WaitlistEntryFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<WaitlistEntryView, Sort>(selectWaitlistEntry, { id: [['r.id', 'uuid', 'id']] });

@QueryHandler(ListWaitlistEntriesQuery)
export class ListWaitlistEntriesHandler implements IQueryHandler<ListWaitlistEntriesQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListWaitlistEntriesQuery): Promise<Page<WaitlistEntryView>> {
    return listing.page(this.reader, actor, filter, [
      [seatSeenWith(seatSightIn(actor))],
      given('r.occurrence_id = ?', filter.occurrenceId),
      given('r.quota_id = ?', filter.quotaId),
      given('r.state = ?', filter.state),
      filter.mine === true && ['r.person_id = (select platform.current_person())'],
    ]);
  }
}
