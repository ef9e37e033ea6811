import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CURRENCIES, exponentOf, isCurrency } from './currencies.js';
import { decimalOf, isKeepable, isMinorUnits, minorUnits, split, sum, totals } from './money.js';

const amounts = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n });
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 40 })
  .filter((some) => sum(some) > 0n);

describe('the currencies of ISO 4217', () => {
  it.each([
    ['JPY', 0],
    ['EUR', 2],
    ['KWD', 3],
    ['CLF', 4],
  ])('D2 %s has %i decimal places', (currency, exponent) => {
    expect(exponentOf(currency)).toBe(exponent);
  });

  it('are each there once, and nothing else is one', () => {
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
    expect(CURRENCIES.length).toBeGreaterThan(160);
    for (const other of ['HRK', 'DEM', 'XAU', 'XXX', 'eur', '', 'toString', '__proto__'])
      expect(isCurrency(other)).toBe(false);
    expect(() => exponentOf('HRK')).toThrow('HRK');
  });
});

describe('an amount of money', () => {
  it.each([
    [-1250n, 'EUR', '-12.50'],
    [5n, 'EUR', '0.05'],
    [-5n, 'KWD', '-0.005'],
    [1200n, 'JPY', '1200'],
    [0n, 'EUR', '0.00'],
  ])('D2 %i of %s is written %s', (amount, currency, written) => {
    expect(decimalOf({ amount, currency })).toBe(written);
  });

  it('D2 goes through JSON as a string, and comes back to the unit', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const text = JSON.parse(JSON.stringify(String(amount))) as string;
        expect(isMinorUnits(text)).toBe(true);
        expect(minorUnits(text)).toBe(amount);
        expect(isKeepable(amount)).toBe(true);
      }),
    );
  });

  it.each(['1.5', '1e3', '+5', '05', '-0', '', ' 5', '0x10', '1000000000000000', '٥'])(
    'D2 is not read from %j',
    (text) => {
      expect(isMinorUnits(text)).toBe(false);
      expect(() => minorUnits(text)).toThrow('minor units');
    },
  );

  it('D2 is written with its decimal places so that no digit is lost', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(...CURRENCIES), (amount, currency) => {
        const written = decimalOf({ amount, currency });
        expect(BigInt(written.replace('.', ''))).toBe(amount);
        expect(written.split('.')[1]?.length ?? 0).toBe(exponentOf(currency));
      }),
    );
  });

  it('is summed by its currency', () => {
    const some = [
      { amount: 5n, currency: 'EUR' },
      { amount: 7n, currency: 'JPY' },
      { amount: -5n, currency: 'EUR' },
    ];
    expect([...totals(some)]).toEqual([
      ['EUR', 0n],
      ['JPY', 7n],
    ]);
  });
});

describe('an amount that is split', () => {
  it('D7 gives what is left over to the largest remainders', () => {
    expect(split(1000n, [1n, 1n, 1n])).toEqual([334n, 333n, 333n]);
    expect(split(-1000n, [1n, 1n, 1n])).toEqual([-334n, -333n, -333n]);
    expect(split(100n, [1n, 0n, 2n])).toEqual([33n, 0n, 67n]);
    expect(split(1n, [1n, 1n])).toEqual([1n, 0n]);
  });

  it('D7 comes to the same, each part within a unit of its share, whatever the weights', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, some) => {
        const parts = split(amount, some);
        expect(sum(parts)).toBe(amount);
        const whole = sum(some);
        for (const [place, part] of parts.entries()) {
          const off = part * whole - amount * some[place]!;
          expect(off < 0n ? -off : off).toBeLessThan(whole);
          if (some[place] === 0n) expect(part).toBe(0n);
        }
      }),
    );
  });

  it('D7 gives a larger weight never less', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, some) => {
        const parts = split(amount < 0n ? -amount : amount, some);
        const order = some.map((weight, place) => ({ weight, part: parts[place]! }));
        for (const a of order)
          for (const b of order) if (a.weight > b.weight) expect(a.part >= b.part).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it.each([[[]], [[0n, 0n]], [[1n, -1n, 1n]]])('is not split by %p', (some) => {
    expect(() => split(5n, some)).toThrow('Weights');
  });
});
