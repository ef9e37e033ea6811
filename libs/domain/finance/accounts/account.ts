import { AggregateRoot } from '../../kernel/aggregate-root.js';
import type { Currency } from '../../kernel/currencies.js';
import { newId } from '../../kernel/id.js';
import { assertCurrency } from '../ledger/ledger.js';
import { AccountCurrencyMissing, AccountNotEmpty, AccountOfLedger } from './account.errors.js';
import type { AccountKind, AccountPurpose } from './account.words.js';

export interface AccountDetails {
  readonly kind: AccountKind;
  readonly name: string;
  /** Of the only currency that it takes; null: of any, which assets and liabilities cannot be. */
  readonly currency: Currency | null;
  /** The account of the same kind that it lies in. */
  readonly parentId: string | null;
}

/** How the accounts are called that a ledger begins with; their owner may call them otherwise. */
const FIRST: Readonly<Record<AccountPurpose, string>> = {
  opening: 'Opening balances',
  exchange: 'Currency exchange',
};

/**
 * What money lies in, comes from or goes to. Its balance is what its postings come to (D4): positive where something is had or
 * was spent, negative where something is owed, was received or was brought in.
 */
export class Account extends AggregateRoot {
  readonly id!: string;
  readonly ledgerId!: string;
  readonly kind!: AccountKind;
  readonly purpose!: AccountPurpose | null;
  readonly parentId!: string | null;
  readonly currency!: Currency | null;
  readonly openedAt!: Date;
  readonly version!: number;
  private name!: string;
  private closedAt!: Date | null;

  /** @throws AccountCurrencyMissing, CurrencyUnknown */
  static open(ledgerId: string, details: AccountDetails, now: Date): Account {
    if (details.currency !== null) assertCurrency(details.currency, '/currency');
    else if (details.kind === 'asset' || details.kind === 'liability') throw new AccountCurrencyMissing();
    return made(ledgerId, { ...details, purpose: null }, now);
  }

  /** Those that every ledger has. */
  static first(ledgerId: string, now: Date): Account[] {
    return (Object.keys(FIRST) as AccountPurpose[]).map((purpose) =>
      made(ledgerId, { kind: 'equity', name: FIRST[purpose], currency: null, parentId: null, purpose }, now),
    );
  }

  rename(name: string): void {
    this.name = name;
  }

  /** @throws AccountOfLedger, AccountNotEmpty. Having been closed before is no change. */
  close(isEmpty: boolean, now: Date): void {
    if (this.purpose !== null) throw new AccountOfLedger();
    const holds = this.kind === 'asset' || this.kind === 'liability';
    if (holds && !isEmpty) throw new AccountNotEmpty();
    this.closedAt ??= now;
  }

  reopen(): void {
    this.closedAt = null;
  }

  isClosed(): boolean {
    return this.closedAt !== null;
  }
}

type Made = AccountDetails & { readonly purpose: AccountPurpose | null };

function made(ledgerId: string, details: Made, now: Date): Account {
  const { kind, name, currency, parentId, purpose } = details;
  const account = { id: newId(), ledgerId, kind, name, currency, parentId, purpose };
  return Object.assign(new Account(), account, { openedAt: now, closedAt: null, version: 1 });
}
