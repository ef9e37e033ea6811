import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from './id.js';
import { addDays, dateIn, datesBetween, instantOf, isLocalDate, wallClock, weekday } from './local-date.js';
import { PERMISSIONS, ROLES, reachOf, type Permission } from './permissions.js';

describe('newId', () => {
  it('makes version 7 UUIDs that do not repeat and begin with the time', () => {
    const ids = Array.from({ length: 1000 }, newId);
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const milliseconds = parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16);
    expect(Math.abs(Date.now() - milliseconds)).toBeLessThan(60_000);
  });
});

describe('local dates (K3)', () => {
  it.each(['2024-02-29', '2026-11-21'])('%s exists', (date) => expect(isLocalDate(date)).toBe(true));
  it.each(['2023-02-29', '0000-01-01', '9999-12-31', '2026-13-01', '2026-1-1', '', '2026-11-21T00:00'])(
    '%s does not',
    (date) => expect(isLocalDate(date)).toBe(false),
  );

  it('knows the school day on both sides of midnight and of the date line', () => {
    const instant = new Date('2026-03-28T23:30:00Z');
    expect(dateIn('Europe/Warsaw', instant)).toBe('2026-03-29');
    expect(dateIn('America/Chicago', instant)).toBe('2026-03-28');
    expect(dateIn('Pacific/Auckland', instant)).toBe('2026-03-29');
  });

  it('moves a time that spring skips forward, and takes the first of two in autumn', () => {
    expect(instantOf('Europe/Warsaw', '2026-03-29', '02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(instantOf('Europe/Warsaw', '2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf('America/New_York', '2026-11-01', '01:30').toISOString()).toBe(
      '2026-11-01T05:30:00.000Z',
    );
  });

  it('finds the wall time again at every instant that it made', () => {
    const zones = fc.constantFrom(
      'Europe/Warsaw',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'UTC',
    );
    const days = fc.integer({ min: 0, max: 3000 }).map((later) => addDays('2024-01-01', later));
    fc.assert(
      fc.property(zones, days, fc.integer({ min: 4 * 60, max: 23 * 60 }), (zone, date, minute) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        expect(wallClock(zone, instantOf(zone, date, time))).toBe(`${date}T${time}:00`);
      }),
    );
  });

  it('counts days and weekdays', () => {
    expect(datesBetween('2026-02-27', '2026-03-02')).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
    expect(weekday('2026-11-22')).toBe(7);
    expect(weekday('2026-11-23')).toBe(1);
  });
});

describe('the permission matrix', () => {
  it('names only known roles, and lets an auditor change nothing', () => {
    for (const [permission, grants] of Object.entries(PERMISSIONS)) {
      for (const role of Object.keys(grants)) expect(ROLES).toContain(role);
      if ('auditor' in grants) expect(permission).toMatch(/\.read$/);
    }
  });

  it('takes the furthest reach of several roles', () => {
    const permission: Permission = 'attendance.register.mark';
    expect(reachOf(['teacher'], permission)).toBe('own');
    expect(reachOf(['teacher', 'office'], permission)).toBe('all');
    expect(reachOf(['student'], permission)).toBe('none');
    expect(reachOf([], permission)).toBe('none');
  });
});
