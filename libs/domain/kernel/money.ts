import { exponentOf, type Currency } from './currencies.js';

/**
 * An amount of money: whole minor units of a currency, `{ amount: 1250n, currency: 'EUR' }` being 12.50 €. There is no float
 * on its way: a `bigint` here, a string in JSON, a `bigint` or `numeric` in the database (D2).
 */
export interface Money {
  readonly amount: bigint;
  readonly currency: Currency;
}

/** Amounts are smaller than this, either way: sums of a thousand of them still fit wherever they go. */
const LIMIT = 10n ** 15n;

/** What JSON carries: minor units without a plus, zeros before them or an exponent. */
const WRITTEN = /^(0|-?[1-9]\d{0,14})$/;

export function isMinorUnits(text: string): boolean {
  return WRITTEN.test(text);
}

/** The amount that a text of {@link isMinorUnits} says. */
export function minorUnits(text: string): bigint {
  if (!isMinorUnits(text)) throw new Error(`${text} is no number of minor units.`);
  return BigInt(text);
}

/** Whether it is small enough to be kept. */
export function isKeepable(amount: bigint): boolean {
  return amount > -LIMIT && amount < LIMIT;
}

/** As people and other programs write it, with a point: `-12.50`, `1200` for yen. */
export function decimalOf({ amount, currency }: Money): string {
  const exponent = exponentOf(currency);
  if (exponent === 0) return String(amount);
  const digits = String(amount < 0n ? -amount : amount).padStart(exponent + 1, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

export function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

/** Per currency, what amounts come to; those that come to nothing as well. */
export function totals(amounts: readonly Money[]): ReadonlyMap<Currency, bigint> {
  const found = new Map<Currency, bigint>();
  for (const { amount, currency } of amounts) found.set(currency, (found.get(currency) ?? 0n) + amount);
  return found;
}

/**
 * Divides an amount by weights, to the last minor unit (D7): each part is what it should be, rounded towards zero, and what is
 * left over goes, a unit each, to those whose remainder was largest; of equal ones to the first. A third of 10.00 three times is
 * 3.34, 3.33, 3.33. A negative amount is divided as a positive one would be.
 * @param weights none negative, and not all zero
 */
export function split(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sum(weights);
  if (whole <= 0n || weights.some((weight) => weight < 0n))
    throw new Error('Weights are not negative, and not all zero.');
  if (amount < 0n) return split(-amount, weights).map((part) => -part);
  const parts = weights.map((weight) => (amount * weight) / whole);
  const left = Number(amount - sum(parts)); // fewer than there are weights
  const remainders = weights.map((weight, place) => ({ place, of: (amount * weight) % whole }));
  const largest = remainders.toSorted(
    (a, b) => Number(a.of < b.of) - Number(a.of > b.of) || a.place - b.place,
  );
  for (const { place } of largest.slice(0, left)) parts[place]! += 1n;
  return parts;
}
