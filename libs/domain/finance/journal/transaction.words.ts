import type { Currency } from '../../kernel/currencies.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Money } from '../../kernel/money.js';

/** Pending: noted, and not sure yet. Posted: for good. Reconciled: found on a statement as well. */
export const TRANSACTION_STATES = ['pending', 'posted', 'reconciled'] as const;
export type TransactionState = (typeof TRANSACTION_STATES)[number];

/** An opening begins the balance of an account; a reversal takes back another transaction, posting by posting. */
export const TRANSACTION_KINDS = ['entry', 'opening', 'reversal'] as const;
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

export const MOST_POSTINGS = 100;

/** What comes to an account, positive, or goes from it, negative. */
export interface Posting extends Money {
  readonly accountId: string;
  /** What it was worth in all in another currency, when it was changed. */
  readonly price: Money | null;
}

/** What is said of a transaction beside its postings. */
export interface TransactionDetails {
  readonly date: LocalDate;
  readonly payee: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  /** Whether it is only noted, and to be posted later. */
  readonly pending: boolean;
}

export interface TransactionDraft extends TransactionDetails {
  readonly postings: readonly Posting[];
}

/** What an account holds of a currency (D4), in words of JSON. */
export interface ToldBalance {
  readonly accountId: string;
  readonly currency: Currency;
  /** Minor units of what is posted. */
  readonly posted: string;
  /** Minor units of what is pending, which `posted` does not contain. */
  readonly pending: string;
}

/** A transaction in words of JSON, as whoever watches a ledger is told of it. */
export interface ToldTransaction {
  readonly id: string;
  readonly date: LocalDate;
  readonly state: TransactionState;
  readonly kind: TransactionKind;
  readonly payee: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly postings: readonly ToldPosting[];
  readonly reversesId: string | null;
  readonly reversedById: string | null;
  readonly replacesId: string | null;
  readonly replacedById: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly postedBy: string | null;
  readonly postedAt: Date | null;
}

export interface ToldPosting {
  readonly accountId: string;
  readonly amount: string;
  readonly currency: Currency;
  readonly price: { readonly amount: string; readonly currency: Currency } | null;
}
