import { describe, expect, it } from '@jest/globals';
import { NOTHING_COUNTED } from './counting.js';
import { rateOf, RATE_DEFINITIONS, RATES, ratesOf } from './rates.js';

describe('a rate', () => {
  it('A11: says what it divides by what, and is no number where there is nothing to divide by', () => {
    expect(rateOf(2, 3)).toEqual({ numerator: 2, denominator: 3, value: 0.666667 });
    expect(rateOf(0, 0)).toEqual({ numerator: 0, denominator: 0, value: null });
  });

  it('A11: is defined in words, each of them', () => {
    expect(RATE_DEFINITIONS.map(({ rate }) => rate)).toEqual([...RATES]);
  });

  it('is made of what was counted', () => {
    const count = {
      ...NOTHING_COUNTED,
      marks: 11,
      notRequired: 1,
      possible: 20,
      attended: 15,
      authorisedAbsence: 3,
      unauthorisedAbsence: 2,
      late: 2,
      minutesLate: 15,
    };
    expect(ratesOf(count)).toEqual({
      attendance: rateOf(15, 20),
      absence: rateOf(5, 20),
      authorisedAbsence: rateOf(3, 20),
      unauthorisedAbsence: rateOf(2, 20),
      lateness: rateOf(2, 10),
      minutesPerLateness: rateOf(15, 2),
    });
  });
});
