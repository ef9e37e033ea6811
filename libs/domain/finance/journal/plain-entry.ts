import { split, sum, type Money } from '../../kernel/money.js';
import { AccountUnfit, AccountUnknown } from '../accounts/account.errors.js';
import type { AccountKind } from '../accounts/account.words.js';
import type { PostingPlace } from '../accounts/posting-place.js';
import { AmountUnfit, MovedNowhere, ReceivedAmountUnfit, SplitUnequal } from './transaction.errors.js';
import type { Posting } from './transaction.words.js';

/** Whether money goes to somebody, or comes from there. */
export const ENTRY_WAYS = ['spent', 'received'] as const;
export type EntryWay = (typeof ENTRY_WAYS)[number];

/** What part of an amount belongs to a category: an amount of its own, or a share by weight of what the amounts leave. */
export interface EntryPart {
  readonly accountId: string;
  readonly amount: bigint | null;
  readonly weight: bigint | null;
}

export interface PlainEntry {
  readonly way: EntryWay;
  /** What was paid from, or into. */
  readonly accountId: string;
  /** Positive minor units of the account's currency. */
  readonly amount: bigint;
  /** Which categories it was for. */
  readonly parts: readonly EntryPart[];
}

export interface PlainTransfer {
  readonly fromAccountId: string;
  readonly toAccountId: string;
  /** Positive minor units of the currency of the account that it goes from. */
  readonly amount: bigint;
  /** What arrives, where that is of another currency; null otherwise. */
  readonly received: bigint | null;
}

const HOLDS: readonly AccountKind[] = ['asset', 'liability'];
const CATEGORIES: readonly AccountKind[] = ['income', 'expense'];

/** “Spent” and “received” as double entry: the account against its categories. */
export function entryPostings(entry: PlainEntry, places: readonly PostingPlace[]): Posting[] {
  const { way, accountId, amount, parts } = entry;
  const { currency } = placeAmong(places, accountId, HOLDS, '/accountId');
  for (const [nth, part] of parts.entries())
    placeAmong(places, part.accountId, CATEGORIES, `/parts/${nth}/accountId`);
  const sign = way === 'spent' ? 1n : -1n;
  const of = (id: string, units: bigint) => ({
    accountId: id,
    amount: units,
    currency: currency!,
    price: null,
  });
  const amounts = partsOf(amount, parts);
  const categories = parts.map((part, nth) => of(part.accountId, sign * amounts[nth]!));
  return [of(accountId, -sign * amount), ...categories.filter((posting) => posting.amount !== 0n)];
}

/** D7: to the last minor unit. @throws SplitUnequal */
export function partsOf(amount: bigint, parts: readonly Omit<EntryPart, 'accountId'>[]): bigint[] {
  if (amount <= 0n) throw new AmountUnfit('/amount');
  const left = amount - sum(parts.map((part) => part.amount ?? 0n));
  const weights = parts.map(({ weight }) => weight ?? 0n);
  if (parts.some((part) => (part.amount === null) === (part.weight === null))) throw new SplitUnequal();
  if (parts.some((part) => (part.amount ?? part.weight)! <= 0n)) throw new SplitUnequal();
  if (sum(weights) === 0n ? left !== 0n : left <= 0n) throw new SplitUnequal();
  const shares = left === 0n ? weights : split(left, weights);
  return parts.map((part, nth) => part.amount ?? shares[nth]!);
}

/** “Moved” as double entry: one transaction (D8), and between two currencies by way of the ledger's exchange. */
export function transferPostings(transfer: PlainTransfer, places: readonly PostingPlace[]): Posting[] {
  const { fromAccountId, toAccountId, amount, received } = transfer;
  if (fromAccountId === toAccountId) throw new MovedNowhere();
  if (amount <= 0n) throw new AmountUnfit('/amount');
  const from = placeAmong(places, fromAccountId, HOLDS, '/fromAccountId');
  const to = placeAmong(places, toAccountId, HOLDS, '/toAccountId');
  if ((from.currency === to.currency) !== (received === null)) throw new ReceivedAmountUnfit();
  const goes = { amount, currency: from.currency! };
  if (received === null) return [lineOf(from, goes, -1n), lineOf(to, goes, 1n)];
  if (received <= 0n) throw new AmountUnfit('/received');
  const comes = { amount: received, currency: to.currency! };
  const exchange = places.find(({ purpose }) => purpose === 'exchange')!;
  return [
    lineOf(from, goes, -1n, comes),
    lineOf(exchange, goes, 1n),
    lineOf(exchange, comes, -1n),
    lineOf(to, comes, 1n, goes),
  ];
}

function lineOf(
  { id }: PostingPlace,
  { amount, currency }: Money,
  sign: 1n | -1n,
  price: Money | null = null,
): Posting {
  return { accountId: id, amount: sign * amount, currency, price };
}

/** @throws AccountUnknown, AccountUnfit */
function placeAmong(
  places: readonly PostingPlace[],
  id: string,
  kinds: readonly AccountKind[],
  pointer: string,
): PostingPlace {
  const place = places.find((one) => one.id === id);
  if (!place) throw new AccountUnknown(pointer);
  if (!kinds.includes(place.kind)) throw new AccountUnfit(pointer, kinds.join(' or '));
  return place;
}
