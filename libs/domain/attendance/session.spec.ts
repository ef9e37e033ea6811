import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateIn, wallClock } from '../kernel/local-date.js';
import { sessionOf } from './session.js';

const session = (zone: string, date: string, startsAt: string, endsAt: string) => {
  const at = sessionOf(zone, date, { startsAt, endsAt });
  return [at.startsAt.toISOString().slice(0, 16), (at.endsAt.getTime() - at.startsAt.getTime()) / 60_000];
};

describe('a session (K3)', () => {
  it.each([
    // the Friday before and the Monday after the change: the same clock, another instant
    ['Europe/Warsaw', '2026-03-27', '08:00', '08:45', '2026-03-27T07:00', 45],
    ['Europe/Warsaw', '2026-03-30', '08:00', '08:45', '2026-03-30T06:00', 45],
    ['America/New_York', '2026-10-30', '08:00', '08:45', '2026-10-30T12:00', 45],
    ['America/New_York', '2026-11-02', '08:00', '08:45', '2026-11-02T13:00', 45],
    // over the hour that is skipped, and over the one that is repeated
    ['Europe/Warsaw', '2026-03-29', '01:30', '03:30', '2026-03-29T00:30', 60],
    ['Europe/Warsaw', '2026-10-25', '01:30', '03:30', '2026-10-24T23:30', 180],
    // a change of half an hour
    ['Australia/Lord_Howe', '2026-10-04', '01:45', '02:45', '2026-10-03T15:15', 30],
    // inside the hour that does not exist
    ['Europe/Warsaw', '2026-03-29', '02:00', '03:00', '2026-03-29T01:00', 60],
    ['Europe/Warsaw', '2026-03-29', '02:15', '03:00', '2026-03-29T01:15', 45],
    // either side of the date line
    ['Pacific/Kiritimati', '2026-11-20', '08:00', '09:00', '2026-11-19T18:00', 60],
    ['Pacific/Pago_Pago', '2026-11-20', '08:00', '09:00', '2026-11-20T19:00', 60],
  ])('in %s on %s from %s to %s begins at %s and lasts %d minutes', (zone, date, from, to, begins, lasts) => {
    expect(session(zone, date, from, to)).toEqual([begins, lasts]);
  });

  it('begins on its date by the clocks there, at its time unless that is skipped, and ends after it has begun', () => {
    const zones = [
      'Europe/Warsaw',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/Havana',
      'Asia/Kathmandu',
    ];
    const time = fc
      .tuple(fc.nat(22), fc.nat(59))
      .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'));
    const day = fc
      .integer({ min: 0, max: 3_650 })
      .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        day,
        time,
        fc.integer({ min: 1, max: 59 }),
        (zone, date, from, minutes) => {
          const to = new Date(Date.parse(`${date}T${from}:00Z`) + minutes * 60_000)
            .toISOString()
            .slice(11, 16);
          const { startsAt, endsAt } = sessionOf(zone, date, { startsAt: from, endsAt: to });
          expect(endsAt > startsAt).toBe(true);
          expect(dateIn(zone, startsAt)).toBe(date);
          expect(wallClock(zone, startsAt).slice(11, 16) >= from).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
