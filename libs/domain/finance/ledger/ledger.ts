import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { isCurrency, type Currency } from '../../kernel/currencies.js';
import { newId } from '../../kernel/id.js';
import type { Actor } from '../../kernel/actor.js';
import { CurrencyUnknown } from './ledger.errors.js';

export interface LedgerDetails {
  readonly title: string;
  /** What sums over several currencies will be told in. */
  readonly baseCurrency: Currency;
  /** IANA; says which day it is. */
  readonly timeZone: string;
}

/** The books of one person: accounts, and what moved between them. It belongs to no school. */
export class Ledger extends AggregateRoot {
  readonly id!: string;
  readonly ownerId!: string;
  readonly title!: string;
  readonly baseCurrency!: Currency;
  readonly timeZone!: string;
  readonly createdAt!: Date;
  readonly version!: number;

  static begin(details: LedgerDetails, by: Actor, now: Date): Ledger {
    assertCurrency(details.baseCurrency, '/baseCurrency');
    return Object.assign(new Ledger(), details, {
      id: newId(),
      ownerId: by.personId!,
      createdAt: now,
      version: 1,
    });
  }

  /** Changes what is given and leaves the rest. What is written stays in the currency that it was written in. */
  change(details: Partial<LedgerDetails>): void {
    if (details.baseCurrency !== undefined) assertCurrency(details.baseCurrency, '/baseCurrency');
    Object.assign(this, details);
  }
}

/** @throws CurrencyUnknown */
export function assertCurrency(currency: Currency, pointer: string): void {
  if (!isCurrency(currency)) throw new CurrencyUnknown(pointer);
}
