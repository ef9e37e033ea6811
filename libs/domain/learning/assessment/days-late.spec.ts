import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dateIn, datesBetween, instantOf } from '../../kernel/local-date.js';
import { daysLate } from './assignment.js';

/** A fault in reckoning days shows where clocks change, at midnight above all, and far from UTC. */
const ZONES = [
  'UTC',
  'Europe/Warsaw',
  'America/New_York',
  'America/Havana', // at midnight, either way
  'America/Santiago', // there is no midnight in spring
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Atlantic/Azores',
  'Australia/Lord_Howe', // by half an hour
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];
const zone = fc.constantFrom(...ZONES);
const MINUTE = 60_000;
const YEARS = { min: Date.UTC(2024, 0, 1) / MINUTE, max: Date.UTC(2028, 0, 1) / MINUTE };
const instant = fc.integer(YEARS).map((minutes) => new Date(minutes * MINUTE));
const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE);

/** In Warsaw, as people write it. */
const warsaw = (text: string) => {
  const [date, time] = text.split(' ') as [string, string];
  return instantOf('Europe/Warsaw', date, time);
};

describe('days late', () => {
  it.each([
    ['2026-11-23 23:59', '2026-11-23 23:59', 0],
    ['2026-11-23 23:59', '2026-11-24 00:30', 1],
    ['2026-11-23 23:59', '2026-11-24 23:59', 1],
    ['2026-11-23 23:59', '2026-11-25 00:10', 2],
    // Later on the same day is late as well, and the next day is no further day.
    ['2026-11-23 10:00', '2026-11-23 10:01', 1],
    ['2026-11-23 10:00', '2026-11-24 15:00', 1],
    ['2026-11-23 10:00', '2026-11-25 00:00', 2],
    // Midnight is the end of the day before.
    ['2026-11-24 00:00', '2026-11-24 00:00', 0],
    ['2026-11-24 00:00', '2026-11-24 00:30', 1],
    ['2026-11-24 00:00', '2026-11-25 00:10', 2],
    // A Sunday of 25 hours, and one of 23.
    ['2026-10-24 23:59', '2026-10-25 23:59', 1],
    ['2026-10-24 23:59', '2026-10-26 00:10', 2],
    ['2026-03-28 23:59', '2026-03-29 23:59', 1],
    ['2026-03-28 23:59', '2026-03-30 00:10', 2],
  ])('due %s, handed in %s: %i', (dueAt, submittedAt, days) => {
    expect(daysLate(warsaw(dueAt), warsaw(submittedAt), 'Europe/Warsaw')).toBe(days);
  });

  it('are the days that begin from when it is due to when it is handed in, one at least, in every zone (property)', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 1, max: 40_000 }), (where, dueAt, minutes) => {
        const submittedAt = later(dueAt, minutes);
        const dates = datesBetween(addDays(dateIn(where, dueAt), -1), dateIn(where, submittedAt));
        const begins = dates.map((date) => instantOf(where, date, '00:00'));
        const begun = begins.filter((begin) => begin >= dueAt && begin <= submittedAt);
        expect(daysLate(dueAt, submittedAt, where)).toBe(Math.max(1, begun.length));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are none until it is due, and never fewer by waiting (property)', () => {
    fc.assert(
      fc.property(zone, instant, fc.nat(5_000), fc.nat(5_000), (where, dueAt, minutes, more) => {
        expect(daysLate(dueAt, later(dueAt, -minutes), where)).toBe(0);
        const sooner = daysLate(dueAt, later(dueAt, minutes), where);
        expect(daysLate(dueAt, later(dueAt, minutes + more), where)).toBeGreaterThanOrEqual(sooner);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are none where nothing is due', () => {
    expect(daysLate(null, warsaw('2026-11-23 23:59'), 'Europe/Warsaw')).toBe(0);
  });
});
