import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { TransactionNotFound } from '#domain/finance/journal/transaction.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectTransaction, TransactionView } from './transaction.view.js';
import { isSeen } from './seen-ledgers.js';

export class GetTransactionQuery extends Query<TransactionView> {
  constructor(
    readonly of: { readonly ledgerId: string; readonly transactionId: string },
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(
  `${selectTransaction} where t.ledger_id = $1::uuid and t.id = $2::uuid and ${isSeen('t.ledger_id')}`,
);

@QueryHandler(GetTransactionQuery)
export class GetTransactionHandler implements IQueryHandler<GetTransactionQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws TransactionNotFound */
  async execute({ of: { ledgerId, transactionId }, actor }: GetTransactionQuery): Promise<TransactionView> {
    const [found] = await this.reader.rows<TransactionView>(actor, byId, [ledgerId, transactionId]);
    if (!found) throw new TransactionNotFound();
    return found;
  }
}
