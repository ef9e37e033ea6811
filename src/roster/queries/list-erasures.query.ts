import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';

export const ERASURE_SORTS = ['id', '-id'] as const;

type ErasureSort = (typeof ERASURE_SORTS)[number];

/** That somebody was erased, for good: who it was, nobody can tell any more. */
export class ErasureView {
  /** @format uuid */
  id!: string;
  /** The record that is left. @format uuid */
  rosterPersonId!: string;
  reason!: string;
  /** @format date-time */
  erasedAt!: Date;
  /** Who did it; null where no person has. @format uuid */
  erasedBy!: string | null;
}

export class ListErasuresQuery extends Query<Page<ErasureView>> {
  constructor(
    readonly filter: ListInput<ErasureSort>,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<ErasureView, ErasureSort>(
  `
  select e.id, e.roster_person_id as "rosterPersonId", e.reason, e.erased_at as "erasedAt", e.erased_by as "erasedBy"
  from roster.erasures e`,
  { id: [['e.id', 'uuid', 'id']] },
);

@QueryHandler(ListErasuresQuery)
export class ListErasuresHandler implements IQueryHandler<ListErasuresQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListErasuresQuery): Promise<Page<ErasureView>> {
    return listing.page(this.reader, actor, filter, [['e.school_id = platform.current_school()']]);
  }
}
