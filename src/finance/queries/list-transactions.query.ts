import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { TRANSACTION_STATES, type TransactionState } from '#domain/finance/journal/transaction.words';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import { prepared } from '#platform/persistence/statement';
import { given, givenWord, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectTransaction, type TransactionView } from './transaction.view.js';
import { isSeen } from './seen-ledgers.js';

export const TRANSACTION_SORTS = ['date', '-date'] as const;
type TransactionSort = (typeof TRANSACTION_SORTS)[number];

export interface TransactionFilter extends ListInput<TransactionSort> {
  readonly state?: TransactionState;
  /** That one of its postings names. */
  readonly accountId?: string;
  /** First and last day. */
  readonly from?: string;
  readonly to?: string;
  /** The whole name of the payee, in any case. */
  readonly payee?: string;
  readonly tag?: string;
  /** A part of payee or note, in any case. */
  readonly q?: string;
  /** Minor units that a posting is of, at least and at most, whichever way it goes. */
  readonly least?: string;
  readonly most?: string;
}

export class ListTransactionsQuery extends Query<Page<TransactionView>> {
  constructor(
    readonly ledgerId: string,
    readonly filter: TransactionFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<TransactionView, TransactionSort>(selectTransaction, {
  date: [
    ['t.date', 'date', 'date'],
    ['t.id', 'uuid', 'id'],
  ],
});

const posting = (condition: string) =>
  `exists (select from finance.postings p where p.ledger_id = t.ledger_id and p.transaction_id = t.id and ${condition})`;

const seen = prepared(`select from finance.ledgers l where l.id = $1::uuid and ${isSeen('l.id')}`);

const holds = `strpos(lower(coalesce(t.payee, '')), lower(?)) > 0 or strpos(lower(coalesce(t.note, '')), lower(?)) > 0`;

@QueryHandler(ListTransactionsQuery)
export class ListTransactionsHandler implements IQueryHandler<ListTransactionsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws LedgerNotFound */
  async execute({ ledgerId, filter, actor }: ListTransactionsQuery): Promise<Page<TransactionView>> {
    const page = await this.page(ledgerId, filter, actor);
    if (page.items.length > 0) return page;
    if ((await this.reader.rows(actor, seen, [ledgerId])).length === 0) throw new LedgerNotFound();
    return page;
  }

  private page(ledgerId: string, filter: TransactionFilter, actor: Actor): Promise<Page<TransactionView>> {
    return listing.page(this.reader, actor, filter, [
      ['t.ledger_id = ?::uuid', ledgerId],
      [isSeen('t.ledger_id')],
      givenWord('t.state = ?', filter.state, TRANSACTION_STATES),
      given(posting('p.account_id = ?::uuid'), filter.accountId),
      given('t.date >= ?::date', filter.from),
      given('t.date <= ?::date', filter.to),
      given('lower(t.payee) = lower(?)', filter.payee),
      given('?::text = any (t.tags)', filter.tag),
      given(holds, filter.q),
      given(posting('abs(p.amount) >= ?::bigint'), filter.least),
      given(posting('abs(p.amount) <= ?::bigint'), filter.most),
    ]);
  }
}
