import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '../../kernel/id.js';
import type { CodeChoice } from '../plain-codes.js';
import { DEFAULT_RULES, type CheckInGround } from './check-in.words.js';
import { beginOf, isCurrent, readCode, stepAt, writeCode } from './check-in-code.js';
import { codeOfArrival } from './check-in-codes.js';
import { CheckIn } from './check-in.js';

const BEGIN = new Date('2026-11-20T08:00:00Z');
const at = (minutes: number, seconds = 0) => new Date(BEGIN.getTime() + minutes * 60_000 + seconds * 1000);
const plain = { presence: 2, late: false, offSite: false, officeOnly: false, requiresReason: false } as const;
const present: CodeChoice = { ...plain, code: 'P' };
const late: CodeChoice = { ...plain, code: 'L', late: true };

const ground: CheckInGround = {
  registerId: newId(),
  schoolId: newId(),
  date: '2026-11-20',
  timeZone: 'Europe/Warsaw',
  startsAt: BEGIN,
  endsAt: at(45),
  state: 'open',
  window: { id: newId(), closesAt: at(45), closed: false },
  studentId: newId(),
  standing: { version: 0, presence: null },
  arrival: null,
  rules: DEFAULT_RULES,
  networkAllowed: true,
  codes: [present, late],
};
const checkIn = (now: Date, changes: Partial<CheckInGround> = {}) =>
  CheckIn.at({ ...ground, ...changes }, stepAt(now, DEFAULT_RULES.codeSeconds), now);

describe('a check-in', () => {
  it.each([
    [-10, null],
    [0, null],
    [5.9, null],
    [6, 6],
    [44.9, 44],
  ])('A9 after %p minutes is late by %p', (minutes, minutesLate) => {
    expect(checkIn(at(0, minutes * 60)).minutesLate).toBe(minutesLate);
  });

  it('A9 is never late by more than the session', () => {
    const open = { window: { ...ground.window, closesAt: at(120) } };
    expect(checkIn(at(90), open).minutesLate).toBe(45);
  });

  it('needs no mark where the teacher has seen the student, and cannot undo that nobody was there', () => {
    expect(checkIn(at(0)).needsMark).toBe(true);
    expect(checkIn(at(0), { standing: { version: 1, presence: 2 } }).needsMark).toBe(false);
    expect(() => checkIn(at(0), { standing: { version: 1, presence: 0 } })).toThrow('marked as absent');
  });

  it.each<[string, Partial<CheckInGround>, string]>([
    ['of somebody else', { studentId: null }, 'attendance.not_your_register'],
    ['on a submitted register', { state: 'submitted' }, 'attendance.register_not_open'],
    ['after it was closed', { window: { ...ground.window, closed: true } }, 'attendance.check_in_closed'],
    ['after its time', { window: { ...ground.window, closesAt: at(1) } }, 'attendance.check_in_closed'],
    ['from elsewhere', { networkAllowed: false }, 'attendance.check_in_elsewhere'],
  ])('is refused %s', (_, changes, code) => {
    expect(() => checkIn(at(2), changes)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a code for a check-in', () => {
  const seconds = fc.integer({ min: 3, max: 60 });
  const instant = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2030-01-01T00:00:00Z'),
    noInvalidDate: true,
  });

  it('is taken while it is shown and as long again, not before and not after', () => {
    fc.assert(
      fc.property(instant, seconds, fc.integer({ min: -3, max: 5 }), (shown, length, later) => {
        const step = stepAt(shown, length);
        expect(isCurrent(step, beginOf(step + later, length), length)).toBe(later === 0 || later === 1);
        expect(isCurrent(step, new Date(beginOf(step + 2, length).getTime() - 1), length)).toBe(true);
      }),
    );
  });

  it('is read as it was written, and nothing else is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (step) => {
        const code = { registerId: newId(), step, signature: 'abcdefghijklmnopqrst-_' };
        expect(readCode(writeCode(code))).toEqual(code);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => expect(readCode(text)).toBeNull()));
    expect(readCode(`${newId()}.a.abcdefghijklmnopqrst-_x`)).toBeNull();
  });
});

describe('the code of an arrival', () => {
  const england = [
    { ...plain, code: '/' },
    { ...plain, code: '\\' },
    { ...plain, code: 'B', offSite: true },
    late,
  ];

  it('is the first that says so without a word', () => {
    const codes = [
      { ...present, code: 'V', offSite: true },
      { ...present, code: 'X', officeOnly: true },
      present,
      late,
    ];
    expect(codeOfArrival({ ...ground, codes }, false)).toBe('P');
    expect(codeOfArrival({ ...ground, codes }, true)).toBe('L');
    expect(() => codeOfArrival({ ...ground, codes: [late] }, false)).toThrow('present');
    expect(() => codeOfArrival({ ...ground, codes: [present] }, true)).toThrow('late');
  });

  it('is that of the half day in England, by the school’s clock (K3)', () => {
    expect(codeOfArrival({ ...ground, codes: england }, false)).toBe('/');
    const afternoon = new Date('2026-11-20T11:00:00Z'); // noon in Warsaw
    expect(codeOfArrival({ ...ground, codes: england, startsAt: afternoon }, false)).toBe('\\');
  });

  it('is the one of the settings, while the school gives it', () => {
    const rules = { ...DEFAULT_RULES, presentCode: '\\', lateCode: 'B' };
    expect(codeOfArrival({ ...ground, codes: england, rules }, false)).toBe('\\');
    expect(codeOfArrival({ ...ground, codes: england, rules }, true)).toBe('B');
    expect(codeOfArrival({ ...ground, codes: [present, late], rules }, true)).toBe('L');
  });
});
