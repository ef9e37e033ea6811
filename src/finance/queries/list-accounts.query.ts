import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectAccount, type AccountList, type AccountView } from './account.view.js';
import { isSeen } from './seen-ledgers.js';

export class ListAccountsQuery extends Query<AccountList> {
  constructor(
    readonly ledgerId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const ofLedger = prepared(
  `${selectAccount} where a.ledger_id = $1::uuid and ${isSeen('a.ledger_id')} order by a.kind, a.name, a.id`,
);

@QueryHandler(ListAccountsQuery)
export class ListAccountsHandler implements IQueryHandler<ListAccountsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws LedgerNotFound */
  async execute({ ledgerId, actor }: ListAccountsQuery): Promise<AccountList> {
    const items = await this.reader.rows<AccountView>(actor, ofLedger, [ledgerId]);
    if (items.length === 0) throw new LedgerNotFound(); // every ledger has accounts from the beginning
    return { items };
  }
}
