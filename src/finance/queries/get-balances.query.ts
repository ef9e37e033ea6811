import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LedgerNotFound } from '#domain/finance/ledger/ledger.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isSeen } from './seen-ledgers.js';

/** What an account held of a currency. */
export class BalanceOnDayView {
  /** @format uuid */
  accountId!: string;
  /** ISO 4217. */
  currency!: string;
  /** Minor units of what is posted up to the end of the day. */
  posted!: string;
}

export class BalancesOnDayView {
  /** @format date */
  on!: string;
  /** Of each account that anything was posted to by then. */
  items!: BalanceOnDayView[];
}

export class GetBalancesQuery extends Query<BalancesOnDayView> {
  constructor(
    readonly ledgerId: string,
    /** Left out: the day that it is in the ledger's zone. */
    readonly on: string | undefined,
    readonly actor: Actor,
  ) {
    super();
  }
}

const day = prepared(`
  select coalesce($2::date, (now() at time zone l.time_zone)::date) as "on" from finance.ledgers l
  where l.id = $1::uuid and ${isSeen('l.id')}`);

const onDay = prepared(`
  select p.account_id as "accountId", p.currency, sum(p.amount)::text as posted
  from finance.postings p
  join finance.transactions t on t.ledger_id = p.ledger_id and t.id = p.transaction_id and t.state <> 'pending'
  join finance.ledgers l on l.id = p.ledger_id
  where p.ledger_id = $1::uuid and p.date <= coalesce($2::date, (now() at time zone l.time_zone)::date)
  group by p.account_id, p.currency order by p.account_id, p.currency`);

@QueryHandler(GetBalancesQuery)
export class GetBalancesHandler implements IQueryHandler<GetBalancesQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws LedgerNotFound */
  execute({ ledgerId, on, actor }: GetBalancesQuery): Promise<BalancesOnDayView> {
    const values = [ledgerId, on ?? null];
    return this.reader.read(actor, async (read) => {
      const [[found], items] = await Promise.all([
        read<{ on: string }>(day, values),
        read<BalanceOnDayView>(onDay, values),
      ]);
      if (!found) throw new LedgerNotFound();
      return { on: found.on, items };
    });
  }
}
