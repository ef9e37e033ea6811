import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { RegistrationState } from '#domain/academy/events/event.words';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectRegistration, RegistrationView } from './registration.view.js';
import { seatSeenWith, seatSightIn } from './sight.js';

export const REGISTRATION_SORTS = ['id', '-id'] as const;

type Sort = (typeof REGISTRATION_SORTS)[number];

export interface RegistrationFilter extends ListInput<Sort> {
  readonly occurrenceId?: string;
  readonly quotaId?: string;
  readonly state?: RegistrationState;
  /** Only the reader's own. */
  readonly mine?: boolean;
}

export class ListRegistrationsQuery extends Query<Page<RegistrationView>> {
  constructor(
    readonly filter: RegistrationFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<RegistrationView, Sort>(selectRegistration, { id: [['r.id', 'uuid', 'id']] });

@QueryHandler(ListRegistrationsQuery)
export class ListRegistrationsHandler implements IQueryHandler<ListRegistrationsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListRegistrationsQuery): Promise<Page<RegistrationView>> {
    return listing.page(this.reader, actor, filter, [
      [seatSeenWith(seatSightIn(actor))],
      given('r.occurrence_id = ?', filter.occurrenceId),
      given('r.quota_id = ?', filter.quotaId),
      given('r.state = ?', filter.state),
      filter.mine === true && ['r.person_id = (select platform.current_person())'],
    ]);
  }
}
