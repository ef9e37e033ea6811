import { AccountClosed } from '#domain/finance/accounts/account.errors';
import { LedgerTransaction, type TransactionFacts } from '#domain/finance/journal/ledger-transaction';
import {
  TransactionNotFound,
  TransactionPosted,
  TransactionReversed,
  TransactionUnbalanced,
} from '#domain/finance/journal/transaction.errors';
import type { TransactionRepository } from '#domain/finance/journal/transaction.repository';
import type { Posting, ToldBalance } from '#domain/finance/journal/transaction.words';
import { constraintMeans } from '#platform/persistence/constraints';
import { transaction } from '#platform/persistence/transaction';
import {
  balancesOf,
  deletePostings,
  deleteTransaction,
  factsOfTransaction,
  insertTransaction,
  lockTransaction,
  postTransaction,
} from './transaction-statements.js';

constraintMeans('transactions_balance', () => new TransactionUnbalanced());
constraintMeans('transactions_reversed_once', () => new TransactionReversed());
constraintMeans('transactions_replaced_once', () => new TransactionReversed());
constraintMeans('transactions_posted_stay', () => new TransactionPosted());
constraintMeans('postings_open', () => new AccountClosed());

interface PostingRow {
  readonly accountId: string;
  readonly amount: string;
  readonly currency: string;
  readonly priceAmount: string | null;
  readonly priceCurrency: string | null;
}

type Row = Omit<TransactionFacts, 'postings'> & { readonly postings: readonly PostingRow[] };

/** By statements of its own, which take a transaction with all its postings at once. It is its own record, so no audit entry. */
export class SqlTransactionRepository implements TransactionRepository {
  async hold(ledgerId: string, transactionId: string): Promise<LedgerTransaction> {
    const named = [ledgerId, transactionId];
    const locked = await transaction().query(lockTransaction, named);
    if (locked.length === 0) throw new TransactionNotFound();
    const [row] = await transaction().query<Row>(factsOfTransaction, named);
    const found = new LedgerTransaction({ ...row!, postings: row!.postings.map(postingOf) });
    transaction().track(found);
    return found;
  }

  async add(written: LedgerTransaction): Promise<void> {
    transaction().track(written);
    const { facts } = written;
    await transaction().query(insertTransaction, [
      facts.id,
      facts.ledgerId,
      facts.date,
      facts.state,
      facts.kind,
      facts.payee,
      facts.note,
      [...facts.tags],
      facts.reversesId,
      facts.replacesId,
      facts.recordedBy,
      facts.recordedAt,
      facts.postedBy,
      facts.postedAt,
      JSON.stringify(facts.postings.map(rowOf)),
    ]);
  }

  async post({ facts }: LedgerTransaction): Promise<void> {
    const values = [facts.ledgerId, facts.id, facts.postedBy, facts.postedAt];
    await transaction().query(postTransaction, values);
  }

  async remove({ facts }: LedgerTransaction): Promise<void> {
    const named = [facts.ledgerId, facts.id];
    await transaction().query(deletePostings, named);
    await transaction().query(deleteTransaction, named);
  }

  balances({ facts, accountIds }: LedgerTransaction): Promise<ToldBalance[]> {
    return transaction().query<ToldBalance>(balancesOf, [facts.ledgerId, accountIds]);
  }
}

function postingOf({ accountId, amount, currency, priceAmount, priceCurrency }: PostingRow): Posting {
  const price = priceAmount === null ? null : { amount: BigInt(priceAmount), currency: priceCurrency! };
  return { accountId, amount: BigInt(amount), currency, price };
}

function rowOf({ accountId, amount, currency, price }: Posting, place: number) {
  return {
    line: place + 1,
    account: accountId,
    amount: String(amount),
    currency,
    price: price && String(price.amount),
    priceCurrency: price && price.currency,
  };
}
