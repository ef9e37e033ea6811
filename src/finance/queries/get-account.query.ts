import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AccountNotFound } from '#domain/finance/accounts/account.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectAccount, AccountView } from './account.view.js';
import { isSeen } from './seen-ledgers.js';

export class GetAccountQuery extends Query<AccountView> {
  constructor(
    readonly of: { readonly ledgerId: string; readonly accountId: string },
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(
  `${selectAccount} where a.ledger_id = $1::uuid and a.id = $2::uuid and ${isSeen('a.ledger_id')}`,
);

@QueryHandler(GetAccountQuery)
export class GetAccountHandler implements IQueryHandler<GetAccountQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws AccountNotFound */
  async execute({ of: { ledgerId, accountId }, actor }: GetAccountQuery): Promise<AccountView> {
    const [found] = await this.reader.rows<AccountView>(actor, byId, [ledgerId, accountId]);
    if (!found) throw new AccountNotFound();
    return found;
  }
}
