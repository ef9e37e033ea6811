import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GradingSchemeInvalid } from './gradebook.errors.js';
import { GradingScheme } from './grading-scheme.js';
import { NO_SCHEME } from './grading-scheme.words.js';
import { totalOf, type Line } from './total-of.js';

const line = (itemId: string, score: number, points: number): Line => ({ itemId, score, points });
const WEIGHED = {
  categories: [
    { title: 'Tests', weight: 3, itemIds: ['a', 'b'] },
    { title: 'Essays', weight: 1, itemIds: ['c'] },
  ],
  excluded: ['d'],
};

describe('what all results come to', () => {
  it('is all points of all, without categories', () => {
    expect(totalOf(NO_SCHEME, [line('a', 1, 2), line('b', 8, 8)])).toBe(90);
    expect(totalOf(NO_SCHEME, [])).toBeNull();
    expect(totalOf({ categories: [], excluded: ['b'] }, [line('a', 1, 2), line('b', 8, 8)])).toBe(50);
  });

  it('weighs categories, those in which nothing is graded yet left out', () => {
    expect(totalOf(WEIGHED, [line('a', 1, 2), line('b', 8, 8), line('c', 0, 10), line('d', 0, 99)])).toBe(
      67.5,
    );
    expect(totalOf(WEIGHED, [line('a', 1, 2)])).toBe(50);
    expect(totalOf(WEIGHED, [line('elsewhere', 1, 2)])).toBeNull();
  });

  it('is 0 to 100, the same in any order, and better for nobody by a worse result', () => {
    const lines = fc.uniqueArray(
      fc.record({ itemId: fc.constantFrom('a', 'b', 'c', 'd'), score: fc.nat(10), points: fc.constant(10) }),
      { selector: ({ itemId }) => itemId, minLength: 1 },
    );
    fc.assert(
      fc.property(lines, fc.constantFrom(NO_SCHEME, WEIGHED), (all, scheme) => {
        const total = totalOf(scheme, all);
        expect(totalOf(scheme, all.toReversed())).toBe(total);
        if (total === null) return;
        expect(total >= 0 && total <= 100).toBe(true);
        const worse = all.map((one, i) => (i === 0 ? { ...one, score: 0 } : one));
        expect(totalOf(scheme, worse)!).toBeLessThanOrEqual(total);
      }),
    );
  });

  it('is weighed by what is in the run, each once', () => {
    const scheme = GradingScheme.of({ id: 'r', schoolId: 's' });
    const [first, second] = WEIGHED.categories as [
      (typeof WEIGHED.categories)[0],
      (typeof WEIGHED.categories)[0],
    ];
    const gradable = new Set(['a', 'b', 'c', 'd']);
    for (const wrong of [
      { categories: [first, { ...second, title: 'Tests' }], excluded: [] },
      { categories: [first, { ...second, itemIds: ['a'] }], excluded: [] },
      { categories: [first], excluded: ['a'] },
      { categories: [], excluded: ['elsewhere'] },
    ])
      expect(() => scheme.change(wrong, gradable)).toThrow(GradingSchemeInvalid);
    scheme.change(WEIGHED, gradable);
  });
});
