import type { OwnerTraces } from '#domain/finance/erasure/owner-traces';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const forget = prepared('select finance.forget_account($1::uuid)');

export class SqlOwnerTraces implements OwnerTraces {
  async forget(personId: string): Promise<void> {
    await transaction().query(forget, [personId]);
  }
}
