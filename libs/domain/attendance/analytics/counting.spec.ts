import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countMarks, NOTHING_COUNTED, sumOf, type CountedMark } from './counting.js';

const plain = { authorised: false, late: false, notRequired: false, minutesLate: null, minutesEarly: null };
const present: CountedMark = { ...plain, code: 'P', presence: 2, authorised: true };
const absent: CountedMark = { ...plain, code: 'A', presence: 0 };
const excused: CountedMark = { ...plain, code: 'E', presence: 0, authorised: true };
const late: CountedMark = { ...plain, code: 'L', presence: 2, late: true, minutesLate: 7 };
const left: CountedMark = { ...plain, code: 'H', presence: 1, authorised: true, minutesEarly: 30 };
const trip: CountedMark = { ...plain, code: 'Y', presence: 0, notRequired: true, late: true, minutesLate: 9 };

const anyMark: fc.Arbitrary<CountedMark> = fc.record({
  code: fc.constantFrom('P', 'A', 'L', 'E', '/'),
  presence: fc.constantFrom(0, 1, 2),
  authorised: fc.boolean(),
  late: fc.boolean(),
  notRequired: fc.boolean(),
  minutesLate: fc.option(fc.nat(60)),
  minutesEarly: fc.option(fc.nat(60)),
});

describe('what marks come to (A10)', () => {
  it('counts presence in halves, absence by its kind, lateness by marks and minutes, and each code', () => {
    expect(countMarks([present, present, absent, excused, late, left])).toEqual({
      marks: 6,
      notRequired: 0,
      possible: 12,
      attended: 7,
      authorisedAbsence: 3,
      unauthorisedAbsence: 2,
      late: 1,
      minutesLate: 7,
      minutesEarly: 30,
      codes: { P: 2, A: 1, E: 1, L: 1, H: 1 },
    });
  });

  it('counts nothing of a session that is not required but its code', () => {
    expect(countMarks([trip])).toEqual({ ...NOTHING_COUNTED, marks: 1, notRequired: 1, codes: { Y: 1 } });
  });

  it('A14: every mark has one code, and every possible half is attended or missed in one way', () => {
    fc.assert(
      fc.property(fc.array(anyMark), (marks) => {
        const count = countMarks(marks);
        expect(Object.values(count.codes).reduce((sum, n) => sum + n, 0)).toBe(marks.length);
        expect(count.attended + count.authorisedAbsence + count.unauthorisedAbsence).toBe(count.possible);
        expect(count.possible).toBe(2 * (count.marks - count.notRequired));
      }),
    );
  });

  it('A10: does not depend on the order of the marks, nor on how they were put together', () => {
    fc.assert(
      fc.property(fc.array(anyMark), fc.nat(20), (marks, at) => {
        const whole = countMarks(marks);
        expect(countMarks(marks.toReversed())).toEqual(whole);
        expect(sumOf(countMarks(marks.slice(0, at)), countMarks(marks.slice(at)))).toEqual(whole);
      }),
    );
  });
});
