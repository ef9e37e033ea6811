import { newId } from '../../kernel/id.js';
import { systemActor, type Actor } from '../../kernel/actor.js';
import { totals } from '../../kernel/money.js';
import type { Account } from '../accounts/account.js';
import { AccountNotFound } from '../accounts/account.errors.js';
import type { AccountRepository } from '../accounts/account.repository.js';
import { Journal } from '../journal/journal.js';
import type { LedgerTransaction } from '../journal/ledger-transaction.js';
import { TransactionNotFound } from '../journal/transaction.errors.js';
import type { TransactionRepository } from '../journal/transaction.repository.js';
import type { ToldBalance } from '../journal/transaction.words.js';
import { Bookkeeper } from '../ledger/bookkeeper.js';
import { LedgerNotFound } from '../ledger/ledger.errors.js';
import type { Ledger } from '../ledger/ledger.js';
import type { LedgerRepository } from '../ledger/ledger.repository.js';
import type { LedgerAccess } from '../ledger/ledger.words.js';

/** Ledgers in memory; `as` says what the person of the story may do in each of them. */
class LedgersInMemory implements LedgerRepository {
  readonly all: Ledger[] = [];
  as: LedgerAccess = 'owner';

  async enter(ledgerId: string): Promise<LedgerAccess> {
    await this.hold(ledgerId);
    return this.as;
  }
  async hold(ledgerId: string): Promise<Ledger> {
    const found = this.all.find(({ id }) => id === ledgerId);
    if (!found) throw new LedgerNotFound();
    return found;
  }
  async add(ledger: Ledger): Promise<void> {
    this.all.push(ledger);
  }
}

class TransactionsInMemory implements TransactionRepository {
  readonly all: LedgerTransaction[] = [];

  async hold(ledgerId: string, transactionId: string): Promise<LedgerTransaction> {
    const found = this.all.find(({ facts }) => facts.id === transactionId && facts.ledgerId === ledgerId);
    if (!found) throw new TransactionNotFound();
    return found;
  }
  async add(transaction: LedgerTransaction): Promise<void> {
    this.all.push(transaction);
  }
  async post(): Promise<void> {}
  async remove(transaction: LedgerTransaction): Promise<void> {
    this.all.splice(this.all.indexOf(transaction), 1);
  }
  async balances({ accountIds }: LedgerTransaction): Promise<ToldBalance[]> {
    return accountIds.toSorted().flatMap((accountId) => {
      const of = (pending: boolean) => this.of(accountId, pending);
      const [posted, waiting] = [of(false), of(true)];
      return [...new Set([...posted.keys(), ...waiting.keys()])].toSorted().map((currency) => ({
        accountId,
        currency,
        posted: String(posted.get(currency) ?? 0n),
        pending: String(waiting.get(currency) ?? 0n),
      }));
    });
  }

  private of(accountId: string, pending: boolean) {
    const facts = this.all.map((one) => one.facts).filter(({ state }) => (state === 'pending') === pending);
    const postings = facts.flatMap((one) => one.postings);
    return totals(postings.filter((posting) => posting.accountId === accountId));
  }
}

class AccountsInMemory implements AccountRepository {
  readonly all: Account[] = [];
  constructor(private readonly transactions: TransactionsInMemory) {}

  async hold(ledgerId: string, accountId: string): Promise<Account> {
    const found = this.all.find((one) => one.id === accountId && one.ledgerId === ledgerId);
    if (!found) throw new AccountNotFound();
    return found;
  }
  async isEmpty({ id }: Account): Promise<boolean> {
    const naming = this.transactions.all.filter(({ accountIds }) => accountIds.includes(id));
    const balances = await Promise.all(naming.map((one) => this.transactions.balances(one)));
    const own = balances.flat().filter(({ accountId }) => accountId === id);
    return own.every(({ posted, pending }) => posted === '0' && pending === '0');
  }
  async places(
    ledgerId: string,
    { ids, purposes = [] }: Parameters<AccountRepository['places']>[1],
  ): ReturnType<AccountRepository['places']> {
    return this.all
      .filter((one) => one.ledgerId === ledgerId)
      .filter(({ id, purpose }) => ids.includes(id) || (purpose !== null && purposes.includes(purpose)))
      .map((one) => ({
        id: one.id,
        kind: one.kind,
        purpose: one.purpose,
        currency: one.currency,
        closed: one.isClosed(),
      }));
  }
  async count(): Promise<number> {
    return this.all.length;
  }
  async add(...accounts: readonly Account[]): Promise<void> {
    this.all.push(...accounts);
  }
}

/** Somebody with a ledger in memory. */
export function financeWorld() {
  const ledgers = new LedgersInMemory();
  const transactions = new TransactionsInMemory();
  const accounts = new AccountsInMemory(transactions);
  const actor: Actor = { ...systemActor(null, newId()), kind: 'person' };
  return {
    ledgers,
    transactions,
    accounts,
    actor,
    bookkeeper: new Bookkeeper({ ledgers }),
    journal: new Journal({ transactions }),
    clock: { now: () => new Date('2026-11-23T08:00:00Z') },
  };
}
export type FinanceWorld = ReturnType<typeof financeWorld>;
