import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { LedgerView, selectLedger } from './ledger.view.js';
import { isSeen } from './seen-ledgers.js';

export class GetLedgerQuery extends Query<LedgerView> {
  constructor(
    readonly ledgerId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectLedger} where l.id = $1::uuid and ${isSeen('l.id')}`);

@QueryHandler(GetLedgerQuery)
export class GetLedgerHandler implements IQueryHandler<GetLedgerQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws LedgerNotFound */
  async execute({ ledgerId, actor }: GetLedgerQuery): Promise<LedgerView> {
    const [found] = await this.reader.rows<LedgerView>(actor, byId, [ledgerId]);
    if (!found) throw new LedgerNotFound();
    return found;
  }
}
