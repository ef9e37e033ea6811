import { Ledger } from '#domain/finance/ledger/ledger';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import type { LedgerRepository } from '#domain/finance/ledger/ledger.repository';
import type { LedgerAccess } from '#domain/finance/ledger/ledger.words';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './ledger.mapping.js';

// Holds the share that lets the person in: whoever takes it back waits until the unit of work ends, or it until that.
const enter = prepared('select finance.enter($1::uuid) as access');

const lock = prepared('select from finance.ledgers l where l.id = $1::uuid for no key update');

export class MikroLedgerRepository implements LedgerRepository {
  async enter(ledgerId: string): Promise<LedgerAccess> {
    const [row] = await transaction().query<{ access: LedgerAccess | null }>(enter, [ledgerId]);
    if (!row?.access) throw new LedgerNotFound();
    return row.access;
  }

  async hold(ledgerId: string): Promise<Ledger> {
    if ((await transaction().query(lock, [ledgerId])).length === 0) throw new LedgerNotFound();
    return transaction().em.findOneOrFail(Ledger, { id: ledgerId });
  }

  async add(ledger: Ledger): Promise<void> {
    transaction().em.persist(ledger);
    await transaction().flush();
  }
}
