import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isSeen } from './seen-ledgers.js';

export const CATEGORY_KINDS = ['income', 'expense'] as const;
type CategoryKind = (typeof CATEGORY_KINDS)[number];

/** What came or went in a month for a category. */
export class MonthlySumView {
  /** Its first day. @format date */
  month!: string;
  /** The category. @format uuid */
  accountId!: string;
  kind!: CategoryKind;
  /** ISO 4217. */
  currency!: string;
  /** Minor units: positive for what was received as income, or spent; negative where more was given back. */
  amount!: string;
}

export class CashFlowView {
  items!: MonthlySumView[];
}

export interface MonthsAsked {
  /** First and last day. */
  readonly from: string;
  readonly to: string;
}

export class GetCashFlowQuery extends Query<CashFlowView> {
  constructor(
    readonly ledgerId: string,
    readonly months: MonthsAsked,
    readonly actor: Actor,
  ) {
    super();
  }
}

const seen = prepared(`select from finance.ledgers l where l.id = $1::uuid and ${isSeen('l.id')}`);

const sums = prepared(`
  select date_trunc('month', p.date)::date as month, p.account_id as "accountId", a.kind, p.currency,
    sum(case a.kind when 'income' then -p.amount else p.amount end)::text as amount
  from finance.accounts a
  join finance.postings p on p.ledger_id = a.ledger_id and p.account_id = a.id and p.date between $2::date and $3::date
  join finance.transactions t on t.ledger_id = p.ledger_id and t.id = p.transaction_id and t.state <> 'pending'
  where a.ledger_id = $1::uuid and a.kind in ('income', 'expense')
  group by 1, 2, 3, 4 order by 1, 3, 2, 4`);

@QueryHandler(GetCashFlowQuery)
export class GetCashFlowHandler implements IQueryHandler<GetCashFlowQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws LedgerNotFound */
  execute({ ledgerId, months: { from, to }, actor }: GetCashFlowQuery): Promise<CashFlowView> {
    return this.reader.read(actor, async (read) => {
      const [ledger, items] = await Promise.all([
        read(seen, [ledgerId]),
        read<MonthlySumView>(sums, [ledgerId, from, to]),
      ]);
      if (ledger.length === 0) throw new LedgerNotFound();
      return { items };
    });
  }
}
