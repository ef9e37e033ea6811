import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { LedgerView, selectLedger } from './ledger.view.js';
import { isSeen } from './seen-ledgers.js';

export const LEDGER_SORTS = ['title', '-title', 'id', '-id'] as const;
type LedgerSort = (typeof LEDGER_SORTS)[number];

export type LedgerFilter = ListInput<LedgerSort>;

export class ListLedgersQuery extends Query<Page<LedgerView>> {
  constructor(
    readonly filter: LedgerFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<LedgerView, LedgerSort>(selectLedger, {
  title: [
    ['l.title', 'text', 'title'],
    ['l.id', 'uuid', 'id'],
  ],
  id: [['l.id', 'uuid', 'id']],
});

@QueryHandler(ListLedgersQuery)
export class ListLedgersHandler implements IQueryHandler<ListLedgersQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListLedgersQuery): Promise<Page<LedgerView>> {
    return listing.page(this.reader, actor, filter, [[isSeen('l.id')]]);
  }
}
