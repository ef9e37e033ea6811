import { Account } from '#domain/finance/accounts/account';
import { AccountNotFound } from '#domain/finance/accounts/account.errors';
import type { AccountRepository } from '#domain/finance/accounts/account.repository';
import type { PostingPlace } from '#domain/finance/accounts/posting-place';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './ledger.mapping.js';

const lock = prepared(`
  select from finance.accounts a where a.ledger_id = $1::uuid and a.id = $2::uuid for no key update`);

const holding = prepared(`
  select from finance.balances b
  where b.ledger_id = $1::uuid and b.account_id = $2::uuid and (b.posted <> 0 or b.pending <> 0) limit 1`);

// In one order, whoever asks, and none of them is closed meanwhile.
const places = prepared(`
  select a.id, a.kind, a.purpose, a.currency, a.closed_at is not null as closed from finance.accounts a
  where a.ledger_id = $1::uuid and (a.id = any ($2::uuid[]) or a.purpose = any ($3::text[])) order by a.id for share`);

const count = prepared('select count(*)::int as n from finance.accounts a where a.ledger_id = $1::uuid');

type Wanted = Parameters<AccountRepository['places']>[1];

export class MikroAccountRepository implements AccountRepository {
  async hold(ledgerId: string, accountId: string): Promise<Account> {
    const locked = await transaction().query(lock, [ledgerId, accountId]);
    if (locked.length === 0) throw new AccountNotFound();
    return transaction().em.findOneOrFail(Account, { id: accountId });
  }

  async isEmpty({ ledgerId, id }: Account): Promise<boolean> {
    return (await transaction().query(holding, [ledgerId, id])).length === 0;
  }

  places(ledgerId: string, { ids, purposes = [] }: Wanted): Promise<PostingPlace[]> {
    return transaction().query<PostingPlace>(places, [ledgerId, [...new Set(ids)], [...purposes]]);
  }

  async count(ledgerId: string): Promise<number> {
    const [row] = await transaction().query<{ n: number }>(count, [ledgerId]);
    return row!.n;
  }

  async add(...accounts: readonly Account[]): Promise<void> {
    transaction().em.persist([...accounts]);
    await transaction().flush();
  }
}
