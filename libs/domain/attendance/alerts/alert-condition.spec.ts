import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../kernel/local-date.js';
import { counts, evidenceOf } from './alert-condition.js';
import { ALERT_MEASURES, type AlertCondition, type AlertDay } from './alert.words.js';

const TODAY = '2026-11-20';
const day = (ago: number, attended: number, more: Partial<AlertDay> = {}): AlertDay => ({
  date: addDays(TODAY, -ago),
  possible: 4,
  attended,
  late: 0,
  minutesLate: 0,
  ...more,
});
const rate = (threshold: number, windowDays = 10, minSessions = 1): AlertCondition => ({
  measure: 'rate',
  threshold,
  windowDays,
  minSessions,
});
const streak = (threshold: number): AlertCondition => ({
  measure: 'consecutive_absence',
  threshold,
  windowDays: null,
  minSessions: null,
});
const late = (measure: 'lateness' | 'lateness_minutes', threshold: number): AlertCondition => ({
  measure,
  threshold,
  windowDays: 7,
  minSessions: null,
});

describe('a limit', () => {
  it('A11 of a rate: sessions attended of possible sessions in the window, under so many per cent', () => {
    const days = [day(0, 2), day(1, 4), day(9, 4), day(10, 0)];
    expect(evidenceOf(rate(90), days, TODAY)).toEqual({
      measure: 'rate',
      threshold: 90,
      numerator: 5,
      denominator: 6,
      sessions: 6,
      days: 3,
      from: '2026-11-11',
      to: TODAY,
    });
    expect(evidenceOf(rate(83), days, TODAY)).toBeNull(); // 83.3 per cent
    expect(evidenceOf(rate(84), days, TODAY)).not.toBeNull();
    expect(evidenceOf(rate(90, 11, 8), days, TODAY)).toMatchObject({ numerator: 5, denominator: 8 });
  });

  it('of a rate says nothing about fewer sessions than it asks for, nor about what was not required', () => {
    expect(evidenceOf(rate(90, 10, 3), [day(0, 0)], TODAY)).toBeNull();
    expect(evidenceOf(rate(90, 10, 2), [day(0, 0)], TODAY)).toMatchObject({ denominator: 2 });
    expect(evidenceOf(rate(90), [day(0, 0, { possible: 0 })], TODAY)).toBeNull();
  });

  it('of days in a row counts those since the student was last seen; what was not required breaks nothing', () => {
    const days = [day(0, 0), day(1, 0, { possible: 0 }), day(4, 0), day(5, 1), day(6, 0)];
    expect(evidenceOf(streak(2), days, TODAY)).toMatchObject({
      numerator: 2,
      denominator: 2,
      sessions: 4,
      from: addDays(TODAY, -4),
      to: TODAY,
    });
    expect(evidenceOf(streak(3), days, TODAY)).toBeNull();
    expect(evidenceOf(streak(1), [day(0, 1), day(1, 0)], TODAY)).toBeNull();
    expect(evidenceOf(streak(1), [day(1, 0)], TODAY)).toMatchObject({ to: addDays(TODAY, -1) });
  });

  it('of lateness counts times, or minutes, of the days of the window', () => {
    const days = [
      day(0, 4, { late: 2, minutesLate: 25 }),
      day(6, 4, { late: 1, minutesLate: 5 }),
      day(7, 4, { late: 9 }),
    ];
    expect(evidenceOf(late('lateness', 3), days, TODAY)).toMatchObject({ numerator: 3, denominator: 4 });
    expect(evidenceOf(late('lateness', 4), days, TODAY)).toBeNull();
    expect(evidenceOf(late('lateness_minutes', 30), days, TODAY)).toMatchObject({ numerator: 30 });
    expect(evidenceOf(late('lateness_minutes', 31), days, TODAY)).toBeNull();
  });

  it('A11 counts the same in whatever order the days come, and its sums are those of its days', () => {
    const anyDay = fc
      .record({
        ago: fc.integer({ min: 0, max: 12 }),
        possible: fc.constantFrom(0, 2, 4),
        absence: fc.integer({ min: 0, max: 4 }),
        late: fc.integer({ min: 0, max: 2 }),
      })
      .map(({ ago, possible, absence, late: times }) =>
        day(ago, Math.max(0, possible - absence), { possible, late: times, minutesLate: 7 * times }),
      );
    const anyDays = fc.uniqueArray(anyDay, { selector: ({ date }) => date, maxLength: 12 });
    const anyRule = fc.constantFrom(...ALERT_MEASURES).map((measure) => {
      const windowDays = measure === 'consecutive_absence' ? null : 10;
      return {
        measure,
        threshold: measure === 'rate' ? 100 : 1,
        windowDays,
        minSessions: measure === 'rate' ? 1 : null,
      };
    });
    fc.assert(
      fc.property(anyRule, anyDays, (rule, days) => {
        const found = evidenceOf(rule, days, TODAY);
        expect(evidenceOf(rule, days.toReversed(), TODAY)).toEqual(found);
        if (!found) return;
        const { from, to, ...sums } = found;
        const within = days.filter(({ date, possible }) => possible > 0 && from <= date && date <= to);
        expect(counts(rule, within)).toEqual(sums);
      }),
    );
  });
});
