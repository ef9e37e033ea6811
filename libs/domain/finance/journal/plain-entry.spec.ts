import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sum, totals } from '../../kernel/money.js';
import type { PostingPlace } from '../accounts/posting-place.js';
import { entryPostings, partsOf, transferPostings, type EntryPart } from './plain-entry.js';
import { assertPostings } from './posting-rules.js';

const place = (id: string, kind: PostingPlace['kind'], currency: string | null = null): PostingPlace => ({
  id,
  kind,
  currency,
  purpose: id === 'exchange' ? 'exchange' : null,
  closed: false,
});
const places = [
  place('bank', 'asset', 'EUR'),
  place('cash', 'asset', 'EUR'),
  place('dollars', 'asset', 'USD'),
  place('card', 'liability', 'EUR'),
  place('food', 'expense'),
  place('fun', 'expense'),
  place('home', 'expense'),
  place('wage', 'income'),
  place('exchange', 'equity'),
];
const part = (accountId: string, amount: bigint | null, weight: bigint | null = null): EntryPart => ({
  accountId,
  amount,
  weight,
});
const spent = (amount: bigint, ...parts: EntryPart[]) =>
  entryPostings({ way: 'spent', accountId: 'bank', amount, parts }, places);
const amountsOf = (postings: readonly { accountId: string; amount: bigint }[]) =>
  postings.map(({ accountId, amount }) => [accountId, amount]);
const units = fc.bigInt({ min: 1n, max: 10n ** 15n - 1n });

describe('“spent” and “received”', () => {
  it('are the account against the category', () => {
    expect(amountsOf(spent(1250n, part('food', 1250n)))).toEqual([
      ['bank', -1250n],
      ['food', 1250n],
    ]);
    const received = {
      way: 'received',
      accountId: 'bank',
      amount: 300n,
      parts: [part('wage', 300n)],
    } as const;
    expect(amountsOf(entryPostings(received, places))).toEqual([
      ['bank', 300n],
      ['wage', -300n],
    ]);
  });

  it('D7 are split by amounts, and what they leave by weights, to the last unit', () => {
    const parts = [part('food', 400n), part('fun', null, 1n), part('home', null, 2n)];
    expect(amountsOf(spent(1000n, ...parts)).slice(1)).toEqual([
      ['food', 400n],
      ['fun', 200n],
      ['home', 400n],
    ]);
    expect(amountsOf(spent(1n, part('fun', null, 1n), part('home', null, 1n)))).toEqual([
      ['bank', -1n],
      ['fun', 1n],
    ]);
  });

  it('D1 D7 come to zero, whatever is split how', () => {
    const weights = fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(units, weights, fc.bigInt({ min: 0n, max: 99n }), (amount, some, percent) => {
        const fixed = (amount * percent) / 100n;
        const weighted = some.map((weight, nth) => part(['food', 'fun', 'home'][nth]!, null, weight));
        const parts = fixed > 0n ? [part('food', fixed), ...weighted] : weighted;
        expect(sum(partsOf(amount, parts))).toBe(amount);
        const postings = spent(amount, ...parts);
        expect([...totals(postings).values()]).toEqual([0n]);
        expect(() => assertPostings(postings, places)).not.toThrow();
      }),
    );
  });

  it.each([
    ['too little', [part('food', 999n)]],
    ['too much', [part('food', 1001n)]],
    ['nothing for the weights', [part('food', 1000n), part('fun', null, 1n)]],
    ['neither amount nor weight', [part('food', null)]],
    ['both', [part('food', 1000n, 1n)]],
    ['less than nothing', [part('food', 1100n), part('fun', -100n)]],
    ['no weight', [part('food', null, 0n)]],
  ])('D7 are not split into %s', (_, parts) => {
    expect(() => spent(1000n, ...parts)).toThrow(expect.objectContaining({ code: 'finance.split_unequal' }));
  });

  it.each([
    ['finance.account_unknown', 'bank', 'nowhere'],
    ['finance.account_unknown', 'nowhere', 'food'],
    ['finance.account_unfit', 'food', 'food'],
    ['finance.account_unfit', 'bank', 'cash'],
  ])('are refused with %s from %s for %s', (code, accountId, category) => {
    const entry = { way: 'spent', accountId, amount: 5n, parts: [part(category, 5n)] } as const;
    expect(() => entryPostings(entry, places)).toThrow(expect.objectContaining({ code }));
  });
});

describe('“moved”', () => {
  const moved = (
    fromAccountId: string,
    toAccountId: string,
    amount: bigint,
    received: bigint | null = null,
  ) => transferPostings({ fromAccountId, toAccountId, amount, received }, places);

  it('D8 is one transaction of two postings', () => {
    expect(amountsOf(moved('bank', 'card', 500n))).toEqual([
      ['bank', -500n],
      ['card', 500n],
    ]);
  });

  it('D1 D8 goes by way of the exchange between two currencies, and says the price', () => {
    const postings = moved('bank', 'dollars', 10_000n, 11_500n);
    expect(postings.map(({ accountId, amount, currency }) => [accountId, amount, currency])).toEqual([
      ['bank', -10_000n, 'EUR'],
      ['exchange', 10_000n, 'EUR'],
      ['exchange', -11_500n, 'USD'],
      ['dollars', 11_500n, 'USD'],
    ]);
    expect(postings[0]!.price).toEqual({ amount: 11_500n, currency: 'USD' });
    expect([...totals(postings).values()]).toEqual([0n, 0n]);
  });

  it.each([
    ['finance.moved_nowhere', 'bank', 'bank', 1n, null],
    ['finance.amount_unfit', 'bank', 'cash', 0n, null],
    ['finance.amount_unfit', 'bank', 'dollars', 5n, 0n],
    ['finance.received_amount_unfit', 'bank', 'dollars', 5n, null],
    ['finance.received_amount_unfit', 'bank', 'cash', 5n, 5n],
    ['finance.account_unfit', 'bank', 'food', 5n, null],
  ])('is refused with %s', (code, from, to, amount, received) => {
    expect(() => moved(from, to, amount, received)).toThrow(expect.objectContaining({ code }));
  });
});
