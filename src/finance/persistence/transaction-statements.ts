import { prepared } from '#platform/persistence/statement';

/** Everything of a transaction `t` as the domain has it; amounts are text, which no float comes near (D2). */
const facts = `t.id, t.ledger_id as "ledgerId", t.date, t.state, t.kind, t.payee, t.note, t.tags,
  t.reverses_id as "reversesId", t.replaces_id as "replacesId", t.recorded_by as "recordedBy",
  t.recorded_at as "recordedAt", t.posted_by as "postedBy", t.posted_at as "postedAt",
  (select r.id from finance.transactions r where r.ledger_id = t.ledger_id and r.reverses_id = t.id) as "reversedById",
  (select r.id from finance.transactions r where r.ledger_id = t.ledger_id and r.replaces_id = t.id) as "replacedById",
  (select json_agg(json_build_object('accountId', p.account_id, 'amount', p.amount::text, 'currency', p.currency,
      'priceAmount', p.price_amount::text, 'priceCurrency', p.price_currency) order by p.line)
    from finance.postings p where p.ledger_id = t.ledger_id and p.transaction_id = t.id) as postings`;

export const lockTransaction = prepared(`
  select from finance.transactions t where t.ledger_id = $1::uuid and t.id = $2::uuid for update`);

export const factsOfTransaction = prepared(`
  select ${facts} from finance.transactions t where t.ledger_id = $1::uuid and t.id = $2::uuid`);

export const insertTransaction = prepared(`
  with said as (
    insert into finance.transactions (id, ledger_id, date, state, kind, payee, note, tags, lines, reverses_id, replaces_id,
      recorded_by, recorded_at, posted_by, posted_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, jsonb_array_length($15::jsonb), $9, $10, $11, $12, $13, $14))
  insert into finance.postings (ledger_id, transaction_id, line, date, account_id, amount, currency, price_amount, price_currency)
  select $2, $1, p.line, $3, p.account, p.amount, p.currency, p.price, p."priceCurrency"
  from jsonb_to_recordset($15::jsonb)
    as p (line int, account uuid, amount bigint, currency text, price bigint, "priceCurrency" text)`);

export const postTransaction = prepared(`
  update finance.transactions set state = 'posted', posted_by = $3, posted_at = $4
  where ledger_id = $1::uuid and id = $2::uuid`);

// The postings first: they refer to it.
export const deletePostings = prepared(`
  delete from finance.postings where ledger_id = $1::uuid and transaction_id = $2::uuid`);
export const deleteTransaction = prepared(`
  delete from finance.transactions where ledger_id = $1::uuid and id = $2::uuid`);

export const balancesOf = prepared(`
  select b.account_id as "accountId", b.currency, b.posted::text as posted, b.pending::text as pending
  from finance.balances b where b.ledger_id = $1::uuid and b.account_id = any ($2::uuid[])
  order by b.account_id, b.currency`);
