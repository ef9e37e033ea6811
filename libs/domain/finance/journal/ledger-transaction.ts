import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { PostingPlace } from '../accounts/posting-place.js';
import { assertPostings } from './posting-rules.js';
import { LedgerTransactionChanged, LedgerTransactionDiscarded } from './transaction.events.js';
import {
  ReversalStays,
  TransactionNotPosted,
  TransactionPosted,
  TransactionReversed,
} from './transaction.errors.js';
import type {
  Posting,
  ToldBalance,
  ToldTransaction,
  TransactionDraft,
  TransactionKind,
  TransactionState,
} from './transaction.words.js';

/** Everything that is kept of a transaction. */
export interface TransactionFacts {
  readonly id: string;
  readonly ledgerId: string;
  readonly date: LocalDate;
  readonly state: TransactionState;
  readonly kind: TransactionKind;
  readonly payee: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly postings: readonly Posting[];
  readonly reversesId: string | null;
  readonly reversedById: string | null;
  readonly replacesId: string | null;
  readonly replacedById: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly postedBy: string | null;
  readonly postedAt: Date | null;
}

interface Recording {
  readonly ledgerId: string;
  readonly draft: TransactionDraft;
  readonly kind?: TransactionKind;
  readonly reversesId?: string;
  readonly replacesId?: string;
}

/**
 * What happened to money, at once: postings to two accounts or more that come to zero in each currency (D1). Posted it never
 * changes (D3): what was wrong is taken back by a reversal, and recorded anew.
 */
export class LedgerTransaction extends AggregateRoot {
  constructor(private now: TransactionFacts) {
    super();
  }

  /** @throws TransactionUnbalanced, AmountUnfit, PriceUnfit, AccountUnknown, AccountClosed, CurrencyUnfit, CurrencyUnknown */
  static record(
    { ledgerId, draft, kind = 'entry', reversesId, replacesId }: Recording,
    places: readonly PostingPlace[],
    by: Actor,
    at: Date,
  ): LedgerTransaction {
    assertPostings(draft.postings, places);
    const { pending, ...details } = draft;
    return new LedgerTransaction({
      ...details,
      id: newId(),
      ledgerId,
      kind,
      state: pending ? 'pending' : 'posted',
      reversesId: reversesId ?? null,
      reversedById: null,
      replacesId: replacesId ?? null,
      replacedById: null,
      recordedBy: by.personId!,
      recordedAt: at,
      postedBy: pending ? null : by.personId!,
      postedAt: pending ? null : at,
    });
  }

  get facts(): TransactionFacts {
    return this.now;
  }

  get accountIds(): string[] {
    return [...new Set(this.now.postings.map(({ accountId }) => accountId))];
  }

  /** @throws TransactionPosted */
  post(by: Actor, at: Date): void {
    this.assertPending();
    this.now = { ...this.now, state: 'posted', postedBy: by.personId!, postedAt: at };
  }

  /** @throws TransactionPosted */
  assertPending(): void {
    if (this.now.state !== 'pending') throw new TransactionPosted();
  }

  /**
   * Takes it back: the same postings, the other way round. Its accounts have to be open.
   * @throws TransactionNotPosted, TransactionReversed, ReversalStays
   */
  reverse(date: LocalDate, places: readonly PostingPlace[], by: Actor, at: Date): LedgerTransaction {
    const { ledgerId, state, kind, reversedById, id, payee, tags } = this.now;
    if (state === 'pending') throw new TransactionNotPosted();
    if (kind === 'reversal') throw new ReversalStays();
    if (reversedById !== null) throw new TransactionReversed();
    const postings = this.now.postings.map((one) => ({ ...one, amount: -one.amount }));
    const draft = { date, payee, note: null, tags, postings, pending: false };
    const recording = { ledgerId, draft, kind: 'reversal', reversesId: id } as const;
    const reversal = LedgerTransaction.record(recording, places, by, at);
    this.now = { ...this.now, reversedById: reversal.now.id };
    return reversal;
  }

  /** What is right instead of this, which was reversed. */
  replace(draft: TransactionDraft, places: readonly PostingPlace[], by: Actor, at: Date): LedgerTransaction {
    const { ledgerId, id } = this.now;
    const replacement = LedgerTransaction.record({ ledgerId, draft, replacesId: id }, places, by, at);
    this.now = { ...this.now, replacedById: replacement.now.id };
    return replacement;
  }

  /** It is written, and this is what its accounts come to. */
  isKept(balances: readonly ToldBalance[]): void {
    const { ledgerId } = this.now;
    this.record(new LedgerTransactionChanged(ledgerId, { transaction: told(this.now), balances }));
  }

  isDiscarded(balances: readonly ToldBalance[]): void {
    const { ledgerId, id: transactionId } = this.now;
    this.record(new LedgerTransactionDiscarded(ledgerId, { transactionId, balances }));
  }
}

function told({ ledgerId: _, postings, ...facts }: TransactionFacts): ToldTransaction {
  return {
    ...facts,
    postings: postings.map(({ accountId, amount, currency, price }) => ({
      accountId,
      amount: String(amount),
      currency,
      price: price && { amount: String(price.amount), currency: price.currency },
    })),
  };
}
