import { ShareNotFound } from '#domain/finance/ledger/ledger.errors';
import type { LedgerShareRepository } from '#domain/finance/ledger/ledger.repository';
import { LedgerShare } from '#domain/finance/ledger/ledger-share';
import { prepared, type Statement } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './ledger.mapping.js';

const lock = prepared(`
  select from finance.shares s where s.id = $1::uuid
    and (s.ledger_id in (select finance.ledgers_i_own()) or s.person_id = platform.current_person()) for no key update`);

const lockInvitation = prepared(`
  select from finance.shares s where s.id = $1::uuid and s.id in (select i.id from finance.invitations_to_me() i)
  for no key update`);

const takeTurns = prepared('select from finance.ledgers l where l.id = $1::uuid for no key update');

const count = prepared(`
  select count(*)::int as n from finance.shares s
  where s.ledger_id = $1::uuid and (s.state = 'accepted' or s.state = 'invited' and s.expires_at > now())`);

const forgetLapsed = prepared('select finance.forget_lapsed()');

export class MikroLedgerShareRepository implements LedgerShareRepository {
  async hold(shareId: string): Promise<LedgerShare> {
    await assertFound(lock, shareId);
    return transaction().em.findOneOrFail(LedgerShare, { id: shareId });
  }

  async takeInvitation(shareId: string): Promise<LedgerShare> {
    await assertFound(lockInvitation, shareId);
    return transaction().em.findOneOrFail(LedgerShare, { id: shareId });
  }

  async countLasting(ledgerId: string): Promise<number> {
    await transaction().query(takeTurns, [ledgerId]);
    const [row] = await transaction().query<{ n: number }>(count, [ledgerId]);
    return row!.n;
  }

  add(share: LedgerShare): void {
    transaction().em.persist(share);
  }

  async forgetLapsed(): Promise<void> {
    await transaction().query(forgetLapsed);
  }
}

async function assertFound(locking: Statement, shareId: string): Promise<void> {
  if ((await transaction().query(locking, [shareId])).length === 0) throw new ShareNotFound();
}
