import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, datesBetween, weekday } from '../kernel/local-date.js';
import { VersionStale } from '../kernel/version.js';
import { CalendarDayNotFound, CalendarRangeInvalid } from './calendar.errors.js';
import { Calendar } from './calendar.js';
import { daysOf, outermostDays } from './calendar-span.js';
import { DAY_KINDS, type DayKind, type KnownDay } from './calendar.words.js';
import { SCHOOL } from './testing/roster-world.js';

const known = (date: string, kind: DayKind, version = 1): KnownDay => ({ date, kind, note: null, version });
const kindsOf = (calendar: Calendar) =>
  calendar.takeEvents().map(({ data }) => data as { date: string; was: string | null; kind: string | null });

describe('the calendar of a school', () => {
  it('tells of each day whose kind changes: what it was and what it is', () => {
    const calendar = Calendar.of(SCHOOL, [known('2026-12-01', 'instructional')]);
    calendar.set({ date: '2026-12-01', kind: 'closure', note: 'Snow' });
    calendar.set({ date: '2026-12-02', kind: 'instructional', note: null });
    expect(kindsOf(calendar)).toEqual([
      { date: '2026-12-01', was: 'instructional', kind: 'closure' },
      { date: '2026-12-02', was: null, kind: 'instructional' },
    ]);
    expect(calendar.outcome().written).toHaveLength(2);
  });

  it('stores a new note without telling anybody, and does nothing about what it knows already', () => {
    const calendar = Calendar.of(SCHOOL, [known('2026-12-24', 'holiday')]);
    calendar.set({ date: '2026-12-24', kind: 'holiday', note: null });
    expect(calendar.outcome().written).toEqual([]);
    calendar.set({ date: '2026-12-24', kind: 'holiday', note: 'Christmas Eve' });
    expect(calendar.outcome().written).toEqual([
      { date: '2026-12-24', kind: 'holiday', note: 'Christmas Eve' },
    ]);
    expect(kindsOf(calendar)).toEqual([]);
  });

  it('forgets a day that it knows, and says so', () => {
    const calendar = Calendar.of(SCHOOL, [known('2026-12-24', 'holiday')]);
    calendar.forget('2026-12-24');
    expect(kindsOf(calendar)).toEqual([{ date: '2026-12-24', was: 'holiday', kind: null }]);
    expect(calendar.outcome()).toMatchObject({ written: [], forgotten: ['2026-12-24'] });
    expect(() => calendar.forget('2026-12-24')).toThrow(CalendarDayNotFound);
  });

  it('takes a change of a day only in the version that was seen', () => {
    const calendar = Calendar.of(SCHOOL, [known('2026-12-24', 'holiday', 3)]);
    expect(() => calendar.expectDay('2026-12-24', 2)).toThrow(VersionStale);
    expect(() => calendar.expectDay('2026-12-25', 1)).toThrow(VersionStale);
    calendar.expectDay('2026-12-24', 3);
    calendar.expectDay('2026-12-25', undefined);
  });

  it('makes exactly the unknown days on the weekdays of teaching instructional', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 20 });
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    fc.assert(
      fc.property(days, weekdays, fc.constantFrom(...DAY_KINDS), (offsets, teaching, kind) => {
        const first = '2026-09-01';
        const holidays = offsets.map((offset) => addDays(first, offset));
        const calendar = Calendar.of(
          SCHOOL,
          holidays.map((date) => known(date, kind)),
        );
        const made = calendar.makeInstructional(teaching, first, addDays(first, 40));
        const expected = datesBetween(first, addDays(first, 40)).filter(
          (date) => teaching.includes(weekday(date)) && !holidays.includes(date),
        );
        expect(calendar.outcome().written.map(({ date }) => date)).toEqual(expected);
        expect(made).toBe(expected.length);
      }),
    );
  });
});

describe('ranges of days', () => {
  it('are taken together from their first to their last day', () => {
    const ranges = [
      { from: '2026-12-20', to: '2027-01-06' },
      { from: '2026-10-26', to: '2026-10-30' },
    ];
    expect(outermostDays(ranges)).toEqual(['2026-10-26', '2027-01-06']);
  });

  it('say each day once, as the later of two says it', () => {
    const week = { from: '2026-12-21', to: '2026-12-23', kind: 'holiday' as const, note: null };
    const snow = { from: '2026-12-22', to: '2026-12-22', kind: 'closure' as const, note: 'Snow' };
    expect([...daysOf([week, snow])]).toEqual([
      { date: '2026-12-21', kind: 'holiday', note: null },
      { date: '2026-12-22', kind: 'closure', note: 'Snow' },
      { date: '2026-12-23', kind: 'holiday', note: null },
    ]);
  });

  it.each([
    ['end before they start', [{ from: '2026-12-02', to: '2026-12-01' }]],
    ['reach too far', [{ from: '2026-01-01', to: '2028-06-01' }]],
    [
      'lie too far apart',
      [
        { from: '2026-01-01', to: '2026-01-01' },
        { from: '2029-01-01', to: '2029-01-01' },
      ],
    ],
  ])('are refused when they %s', (_, ranges) => {
    expect(() => outermostDays(ranges)).toThrow(CalendarRangeInvalid);
  });
});
