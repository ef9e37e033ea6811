/** Digits before a point, or a comma as many countries write it, and behind it. */
const FORM = /^([+-]?)(\d{1,15})(?:[.,](\d{1,10}))?$/;

/** As many places as {@link FORM} allows. */
const PLACES = 10;

/** A decimal number in units of its smallest place, so that nothing is rounded; null: the text is no such number. */
export function decimalOf(text: string): bigint | null {
  const [, sign, whole, fraction = ''] = FORM.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const units = BigInt(whole + fraction.padEnd(PLACES, '0'));
  return sign === '-' ? -units : units;
}

/** Whether a number is at most the tolerance away from the value: 0.3 is at most 0.2 away from 0.1. */
export function isWithin(given: bigint, value: bigint, tolerance: bigint): boolean {
  const distance = given > value ? given - value : value - given;
  return distance <= tolerance;
}
