import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../../kernel/actor.js';
import { newId } from '../../kernel/id.js';
import { actorWith } from '../testing/actors.js';
import { Absence } from './absence.js';
import type { AbsenceCode, AbsenceDetails, DayPart } from './absence.words.js';
import { dayParts } from './day-parts.js';
import { partsAsked } from './parts-asked.js';

const NOW = new Date('2026-11-20T07:00:00Z');
const TODAY = '2026-11-20';
const excused: AbsenceCode = { code: 'E', presence: 0, late: false, offSite: false, officeOnly: false };
const details: AbsenceDetails = {
  startsOn: '2026-11-23',
  endsOn: '2026-11-24',
  parts: null,
  code: null,
  reason: 'A wedding',
  note: null,
};

describe('an absence', () => {
  let guardian: Actor;
  let office: Actor;

  beforeEach(() => {
    guardian = actorWith('guardian');
    office = actorWith('office', guardian.schoolId!);
  });

  const ask = (changes: Partial<AbsenceDetails> = {}, by = guardian, code: AbsenceCode | null = excused) =>
    Absence.ask(newId(), { ...details, ...changes }, by, { now: NOW, today: TODAY, code });
  const told = (absence: Absence) => absence.takeEvents().map(({ type }) => type);
  const approve = (absence: Absence, code: string | null = 'E', known: AbsenceCode | null = excused) =>
    absence.approve({ code, decisionNote: null }, known, office, NOW);

  it('is asked for, and approved with the code that the office gives', () => {
    const absence = ask();
    expect(absence).toMatchObject({ kind: 'planned', state: 'requested', requestedBy: guardian.personId });
    approve(absence);
    expect(absence.isApproved()).toBe(true);
    expect(absence).toMatchObject({ decidedBy: office.personId, decidedAt: NOW });
    expect(absence.extent().code).toBe('E');
    expect(told(absence)).toEqual(['attendance.absence_requested', 'attendance.absence_approved']);
  });

  it('is approved at once when the office records it with a code, and waits when it names none', () => {
    expect(told(ask({ code: 'E' }, office))).toEqual(['attendance.absence_approved']);
    expect(told(ask({}, office))).toEqual(['attendance.absence_requested']);
    expect(told(ask({ code: 'E' }))).toEqual(['attendance.absence_requested']);
  });

  it('is a note when its last day is over', () => {
    expect(ask({ startsOn: '2026-11-18', endsOn: '2026-11-19' }).kind).toBe('note');
    expect(ask({ startsOn: '2026-11-18', endsOn: TODAY }).kind).toBe('planned');
  });

  it('is not approved without a code, and not decided twice', () => {
    const absence = ask();
    expect(() => approve(absence, null, null)).toThrow('cannot have this code');
    const asked = ask({ code: 'E' });
    expect(() => approve(asked, null, null)).toThrow('cannot have this code'); // retired meanwhile
    approve(asked, null);
    expect(asked.extent().code).toBe('E');
    absence.decline('In the exams', office, NOW);
    expect(() => approve(absence)).toThrow('The absence is declined');
    expect(told(absence)).toEqual(['attendance.absence_requested', 'attendance.absence_declined']);
  });

  it.each<[string, AbsenceCode | null, string]>([
    ['of no school', null, 'not a code'],
    ['for the late', { ...excused, late: true, presence: 2 }, 'late'],
    ['for those who are here', { ...excused, presence: 2 }, 'is here'],
    ['of the office', { ...excused, officeOnly: true }, 'by the office only'],
  ])('has no code %s', (_, known, detail) => {
    const refused = () => ask({ code: 'E' }, guardian, known);
    expect(refused).toThrow(
      expect.objectContaining({ faults: [{ pointer: '/code', detail: expect.stringContaining(detail) }] }),
    );
  });

  it('may be a visit somewhere else, and the office gives its own codes', () => {
    expect(ask({ code: 'E' }, guardian, { ...excused, presence: 2, offSite: true }).extent().code).toBe('E');
    expect(ask({ code: 'E' }, office, { ...excused, officeOnly: true }).isApproved()).toBe(true);
  });

  it.each([
    ['2026-11-22', 'must not be before startsOn'],
    ['2027-12-28', 'must be within 400 days of startsOn'],
  ])('does not end on %s', (endsOn, detail) => {
    expect(() => ask({ endsOn })).toThrow(
      expect.objectContaining({ faults: [{ pointer: '/endsOn', detail }] }),
    );
  });

  it('is changed by those who asked until it is decided, and then by the office', () => {
    const absence = ask();
    absence.change({ endsOn: '2026-11-25' }, null, guardian);
    approve(absence);
    expect(() => absence.change({ endsOn: '2026-11-26' }, null, guardian)).toThrow('approved');
    absence.change({ endsOn: '2026-11-23' }, null, office);
    expect(absence.extent().endsOn).toBe('2026-11-23');
    expect(() => absence.change({ code: null }, null, office)).toThrow('cannot have this code');
  });

  it('is withdrawn by those who asked before it begins, and by the office at any time', () => {
    const mine = ask();
    approve(mine);
    expect(() => mine.withdraw(guardian, '2026-11-23')).toThrow('has begun');
    mine.withdraw(guardian, '2026-11-22');
    expect(() => mine.withdraw(office, TODAY)).toThrow('withdrawn');
    const theirs = ask();
    approve(theirs);
    theirs.withdraw(office, '2026-11-30');
    expect(theirs.takeEvents().at(-1)!.data).toMatchObject({ wasApproved: true });
    const undecided = ask();
    undecided.withdraw(guardian, '2026-11-30');
    expect(undecided.isApproved()).toBe(false);
  });

  it('tells neither reason nor note', () => {
    const absence = ask({ reason: 'Chemotherapy', note: 'Every Monday' });
    expect(JSON.stringify(absence.takeEvents())).not.toMatch(/Chemotherapy|Monday/);
  });
});

describe('parts of a day', () => {
  const part = (startsAt: string, endsAt: string): DayPart => ({ startsAt, endsAt });
  const time = fc
    .integer({ min: 0, max: 1439 })
    .map(
      (minute) =>
        `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
    );
  const parts = fc.array(
    fc
      .tuple(time, time)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => (a < b ? part(a, b) : part(b, a))),
    { maxLength: 12 },
  );
  const has = (list: readonly DayPart[] | null, at: string) =>
    (list ?? []).some(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);

  it('are in order and apart, and cover what they covered', () => {
    fc.assert(
      fc.property(parts, time, (given, at) => {
        const joined = dayParts(given);
        expect(has(joined, at)).toBe(has(given, at));
        joined?.forEach(({ startsAt }, i) => i > 0 && expect(joined[i - 1]!.endsAt < startsAt).toBe(true));
      }),
    );
  });

  it('are none for the whole day', () => expect(dayParts([])).toBeNull());

  it('do not end before they begin, and are periods of this school', () => {
    expect(() => dayParts([part('09:00', '10:00'), part('11:00', '11:00')])).toThrow(
      expect.objectContaining({ faults: [{ pointer: '/parts/1/endsAt', detail: 'must be after startsAt' }] }),
    );
    const bell = new Map([['first', part('08:00', '08:45')]]);
    expect(partsAsked([part('08:45', '09:00')], ['first'], bell)).toEqual([part('08:00', '09:00')]);
    expect(() => partsAsked([], ['first', 'second'], bell)).toThrow(
      expect.objectContaining({ faults: [{ pointer: '/periodIds/1', detail: expect.any(String) }] }),
    );
  });
});
