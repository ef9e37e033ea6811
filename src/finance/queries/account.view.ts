import type { AccountKind, AccountPurpose } from '#domain/finance/accounts/account.words';

/** What an account holds of a currency (D4). */
export class BalanceView {
  /** ISO 4217. */
  currency!: string;
  /** Minor units of what is posted. */
  posted!: string;
  /** Minor units of what is pending, which `posted` does not contain. */
  pending!: string;
}

export class AccountView {
  /** @format uuid */
  id!: string;
  kind!: AccountKind;
  /** What every ledger has this account for: balances that were there before, and money changed. */
  purpose!: AccountPurpose | null;
  /** The account that it lies in. @format uuid */
  parentId!: string | null;
  name!: string;
  /** The only currency that it takes, of ISO 4217; null: any. */
  currency!: string | null;
  /** Since when it takes nothing any more. @format date-time */
  closedAt!: Date | null;
  /** Of what ever was in it, by currency. Negative where something is owed, was received or brought in. */
  balances!: BalanceView[];
  /** Rises with each change of the account itself; the ETag. */
  version!: number;
}

/** All accounts of a ledger: a parent by its id, siblings by name. */
export class AccountList {
  items!: AccountView[];
}

/** Selects an {@link AccountView} of each account `a`; a WHERE may follow. */
export const selectAccount = `
  select a.id, a.kind, a.purpose, a.parent_id as "parentId", a.name, a.currency, a.closed_at as "closedAt", a.version,
    (select coalesce(json_agg(json_build_object('currency', b.currency, 'posted', b.posted::text, 'pending', b.pending::text)
        order by b.currency), '[]')
      from finance.balances b where b.ledger_id = a.ledger_id and b.account_id = a.id) as balances
  from finance.accounts a`;
