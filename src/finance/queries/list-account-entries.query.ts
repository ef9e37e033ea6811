import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { AccountNotFound } from '#domain/finance/accounts/account.errors';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import type { AccountEntryView } from './account-entry.view.js';
import { isSeen } from './seen-ledgers.js';

export interface AccountEntryFilter extends PageQuery {
  /** First and last day. */
  readonly from?: string;
  readonly to?: string;
  /** A part of payee or note, in any case. */
  readonly q?: string;
}

export interface AccountOfLedger {
  readonly ledgerId: string;
  readonly accountId: string;
}

export class ListAccountEntriesQuery extends Query<Page<AccountEntryView>> {
  constructor(
    readonly of: AccountOfLedger,
    readonly filter: AccountEntryFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

/**
 * The balance after a posting is what the account holds now, less what came after it: the first page adds up nothing but
 * itself. Between the last and the first of a page everything counts, also what the filters leave out.
 */
const entries = prepared(`
  with posted as (
    select p.*, t.state, t.kind, t.payee, t.note, t.tags from finance.postings p
    join finance.transactions t on t.ledger_id = p.ledger_id and t.id = p.transaction_id and t.state <> 'pending'
    where p.ledger_id = $1::uuid and p.account_id = $2::uuid),
  page as materialized (
    select o.* from posted o
    where ($4::date is null or (o.date, o.transaction_id, o.line) < ($4::date, $5::uuid, $6::int))
      and ($7::date is null or o.date >= $7::date) and ($8::date is null or o.date <= $8::date)
      and ($9::text is null or strpos(lower(coalesce(o.payee, '')), lower($9)) > 0
        or strpos(lower(coalesce(o.note, '')), lower($9)) > 0)
    order by o.date desc, o.transaction_id desc, o.line desc limit $3::int + 1),
  span as (
    select (array_agg(date order by date desc, transaction_id desc, line desc))[1] as last_date,
      (array_agg(transaction_id order by date desc, transaction_id desc, line desc))[1] as last_id,
      (array_agg(line order by date desc, transaction_id desc, line desc))[1] as last_line,
      min(date) as first_date from page),
  later as (
    select o.currency, sum(o.amount) as amount from posted o, span s
    where (o.date, o.transaction_id, o.line) > (s.last_date, s.last_id, s.last_line) group by o.currency),
  held as (
    select o.transaction_id, o.line, b.posted - coalesce(l.amount, 0) - coalesce(sum(o.amount) over (
        partition by o.currency order by o.date desc, o.transaction_id desc, o.line desc
        rows between unbounded preceding and 1 preceding), 0) as balance
    from span s join posted o on o.date >= s.first_date
      and (o.date, o.transaction_id, o.line) <= (s.last_date, s.last_id, s.last_line)
    join finance.balances b on b.ledger_id = o.ledger_id and b.account_id = o.account_id and b.currency = o.currency
    left join later l on l.currency = o.currency)
  select g.transaction_id as "transactionId", g.line, g.date, g.state, g.kind, g.payee, g.note, g.tags,
    g.amount::text as amount, g.currency, h.balance::text as balance
  from page g join held h on h.transaction_id = g.transaction_id and h.line = g.line
  order by g.date desc, g.transaction_id desc, g.line desc`);

const seen = prepared(`
  select from finance.accounts a where a.ledger_id = $1::uuid and a.id = $2::uuid and ${isSeen('a.ledger_id')}`);

@QueryHandler(ListAccountEntriesQuery)
export class ListAccountEntriesHandler implements IQueryHandler<ListAccountEntriesQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws AccountNotFound */
  execute({ of, filter, actor }: ListAccountEntriesQuery): Promise<Page<AccountEntryView>> {
    const { ledgerId, accountId } = of;
    const { limit, after, from = null, to = null, q = null } = filter;
    const key = cursorKey(after, ['date', 'uuid', 'int']);
    return this.reader.read(actor, async (read) => {
      const [account, rows] = await Promise.all([
        read(seen, [ledgerId, accountId]),
        read<AccountEntryView>(entries, [ledgerId, accountId, limit, ...key, from, to, q]),
      ]);
      if (account.length === 0) throw new AccountNotFound();
      return pageOf(rows, limit, ({ date, transactionId, line }) => [date, transactionId, line]);
    });
  }
}
