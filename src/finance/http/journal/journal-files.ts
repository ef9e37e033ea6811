import type { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { decimalOf } from '#domain/kernel/money';
import type { Table } from '#platform/tables/table';
import type { AccountView } from '../../queries/account.view.js';
import { GetLedgerQuery } from '../../queries/get-ledger.query.js';
import { ListAccountsQuery } from '../../queries/list-accounts.query.js';
import { ListTransactionsQuery } from '../../queries/list-transactions.query.js';
import type { PostingView, TransactionView } from '../../queries/transaction.view.js';
import { accountNames } from './account-names.js';
import { beancountHead, beancountName, beancountTransaction } from './beancount-text.js';
import { ledgerName, ledgerTransaction, oneLine } from './ledger-text.js';

const AT_ONCE = 200;

/** Where a ledger without a transaction begins, in whatever way it is written. */
const LONG_AGO = '1970-01-01';

/** What files are made of: read page by page as they are written, the earliest first. */
interface Source {
  readonly ledgerId: string;
  readonly title: string;
  readonly baseCurrency: string;
  readonly accounts: readonly AccountView[];
  readonly transactions: () => AsyncGenerator<TransactionView>;
}

/** @throws LedgerNotFound */
export async function journalOf(ledgerId: string, queries: QueryBus, actor: Actor): Promise<Source> {
  const { title, baseCurrency } = await queries.execute(new GetLedgerQuery(ledgerId, actor));
  const { items: accounts } = await queries.execute(new ListAccountsQuery(ledgerId, actor));
  const transactions = () => pages(ledgerId, queries, actor);
  return { ledgerId, title, baseCurrency, accounts, transactions };
}

async function* pages(ledgerId: string, queries: QueryBus, actor: Actor): AsyncGenerator<TransactionView> {
  for (let after: string | undefined; ;) {
    const page = { limit: AT_ONCE, sort: 'date', ...(after && { after }) } as const;
    const { items, next } = await queries.execute(new ListTransactionsQuery(ledgerId, page, actor));
    yield* items;
    if (!next) return;
    after = next;
  }
}

interface Line {
  readonly transaction: TransactionView;
  readonly posting: PostingView;
}

/** A row for each posting, with its amount as people write it. */
export function csvTable({ accounts, transactions }: Source): Table<Line> {
  const names = accountNames(accounts, ledgerName);
  const text = (title: string, of: (line: Line) => string | null) => ({ title, kind: 'text', of }) as const;
  return {
    name: 'Journal',
    columns: [
      { title: 'date', kind: 'date', of: ({ transaction }) => transaction.date },
      text('transaction', ({ transaction }) => transaction.id),
      text('state', ({ transaction }) => transaction.state),
      text('payee', ({ transaction }) => transaction.payee),
      text('note', ({ transaction }) => transaction.note),
      text('tags', ({ transaction }) => transaction.tags.join(', ')),
      text('account', ({ posting }) => names.get(posting.accountId)!),
      {
        title: 'amount',
        kind: 'decimal',
        of: ({ posting: { amount, currency } }) => decimalOf({ amount: BigInt(amount), currency }),
      },
      text('currency', ({ posting }) => posting.currency),
    ],
    rows: linesOf(transactions()),
  };
}

async function* linesOf(transactions: AsyncIterable<TransactionView>): AsyncGenerator<Line> {
  for await (const transaction of transactions)
    for (const posting of transaction.postings) yield { transaction, posting };
}

/** For hledger and ledger. */
export async function* ledgerFile({ title, accounts, transactions }: Source): AsyncGenerator<string> {
  const names = accountNames(accounts, ledgerName);
  yield `; ${oneLine(title)}\n\n`;
  for await (const transaction of transactions()) yield ledgerTransaction(transaction, names);
}

/** For beancount. */
export async function* beancountFile(source: Source): AsyncGenerator<string> {
  const { title, baseCurrency, accounts } = source;
  const names = accountNames(accounts, beancountName);
  let begun = false;
  for await (const transaction of source.transactions()) {
    if (!begun) yield beancountHead(title, baseCurrency, accounts, names, transaction.date);
    begun = true;
    yield beancountTransaction(transaction, names);
  }
  if (!begun) yield beancountHead(title, baseCurrency, accounts, names, LONG_AGO);
}
