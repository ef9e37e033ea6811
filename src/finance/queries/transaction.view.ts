import type { TransactionKind, TransactionState } from '#domain/finance/journal/transaction.words';

/** An amount of money: minor units as text, because numbers of JSON lose digits (D2). */
export class MoneyView {
  /** Minor units: `1250` of EUR are 12.50 €. */
  amount!: string;
  /** ISO 4217. */
  currency!: string;
}

export class PostingView extends MoneyView {
  /** @format uuid */
  accountId!: string;
  /** What it was worth in all in another currency. */
  price!: MoneyView | null;
}

export class TransactionView {
  /** @format uuid */
  id!: string;
  /** @format date */
  date!: string;
  state!: TransactionState;
  kind!: TransactionKind;
  payee!: string | null;
  note!: string | null;
  tags!: string[];
  /** They come to zero in each currency. */
  postings!: PostingView[];
  /** Of a reversal, what it took back. @format uuid */
  reversesId!: string | null;
  /** @format uuid */
  reversedById!: string | null;
  /** Of what is right, what was wrong. @format uuid */
  replacesId!: string | null;
  /** @format uuid */
  replacedById!: string | null;
  /** @format uuid */
  recordedBy!: string;
  /** @format date-time */
  recordedAt!: Date;
  /** @format uuid */
  postedBy!: string | null;
  /** @format date-time */
  postedAt!: Date | null;
}

/** Selects a {@link TransactionView} of each transaction `t`; a WHERE may follow. */
export const selectTransaction = `
  select t.id, t.date, t.state, t.kind, t.payee, t.note, t.tags, t.reverses_id as "reversesId", t.replaces_id as "replacesId",
    t.recorded_by as "recordedBy", t.recorded_at as "recordedAt", t.posted_by as "postedBy", t.posted_at as "postedAt",
    (select r.id from finance.transactions r where r.ledger_id = t.ledger_id and r.reverses_id = t.id) as "reversedById",
    (select r.id from finance.transactions r where r.ledger_id = t.ledger_id and r.replaces_id = t.id) as "replacedById",
    (select json_agg(json_build_object('accountId', p.account_id, 'amount', p.amount::text, 'currency', p.currency, 'price',
        case when p.price_amount is not null
          then json_build_object('amount', p.price_amount::text, 'currency', p.price_currency) end) order by p.line)
      from finance.postings p where p.ledger_id = t.ledger_id and p.transaction_id = t.id) as postings
  from finance.transactions t`;
