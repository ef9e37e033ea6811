import { isKeepable, totals } from '../../kernel/money.js';
import { AccountClosed, AccountUnknown, CurrencyUnfit } from '../accounts/account.errors.js';
import type { PostingPlace } from '../accounts/posting-place.js';
import { assertCurrency } from '../ledger/ledger.js';
import { AmountUnfit, PriceUnfit, TransactionUnbalanced } from './transaction.errors.js';
import type { Posting } from './transaction.words.js';

/** Each fits its account, and together they come to zero in each currency (D1). */
export function assertPostings(postings: readonly Posting[], places: readonly PostingPlace[]): void {
  const known = new Map(places.map((place) => [place.id, place]));
  for (const [line, posting] of postings.entries()) assertPosting(posting, known, `/postings/${line}`);
  for (const [currency, off] of totals(postings))
    if (off !== 0n) throw new TransactionUnbalanced(currency, off);
}

function assertPosting(
  { accountId, amount, currency, price }: Posting,
  known: ReadonlyMap<string, PostingPlace>,
  pointer: string,
): void {
  const place = known.get(accountId);
  if (!place) throw new AccountUnknown(`${pointer}/accountId`);
  if (place.closed) throw new AccountClosed();
  assertCurrency(currency, `${pointer}/currency`);
  if (place.currency !== null && place.currency !== currency)
    throw new CurrencyUnfit(`${pointer}/currency`, place.currency);
  if (amount === 0n || !isKeepable(amount)) throw new AmountUnfit(`${pointer}/amount`);
  if (price === null) return;
  assertCurrency(price.currency, `${pointer}/price/currency`);
  if (price.amount <= 0n || !isKeepable(price.amount) || price.currency === currency)
    throw new PriceUnfit(`${pointer}/price`);
}
