import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, datesBetween } from '../kernel/local-date.js';
import { EnrolmentDatesInvalid, EnrolmentStateWrong } from './enrolment.errors.js';
import type { EnrolmentFacts } from './enrolment.events.js';
import { Enrolment } from './enrolment.js';
import { ENROLMENT_ENDS } from './enrolment.words.js';
import { RosterRoleMissing } from './roster-person.errors.js';
import { SectionHasEnded } from './section.errors.js';
import { aPerson, aSection, aTeacher } from './testing/roster-world.js';

const autumn = { startsOn: '2026-09-01', endsOn: '2026-12-18' };
const begin = (dates = { startsOn: '2026-09-01', endsOn: null as string | null }) =>
  Enrolment.begin(aSection(), aPerson(), dates, 'active');
const placed = () => Enrolment.begin(aSection(), aPerson(), autumn, 'pre-enrolled');
const told = (enrolment: Enrolment) =>
  enrolment.takeEvents().map((event) => [event.type, event.data as EnrolmentFacts] as const);

describe('an enrolment', () => {
  it('begins with a student of the school in a section that goes on, within its dates', () => {
    const enrolment = begin(autumn);
    expect(told(enrolment)).toMatchObject([['roster.enrolment_started', { ...autumn, state: 'active' }]]);
    const section = aSection();
    expect(() => Enrolment.begin(section, aTeacher(), autumn, 'active')).toThrow(RosterRoleMissing);
    for (const dates of [
      { startsOn: '2026-08-31', endsOn: null },
      { startsOn: '2026-09-01', endsOn: '2027-07-01' },
      { startsOn: '2027-07-01', endsOn: null },
      { startsOn: '2026-10-02', endsOn: '2026-10-01' },
    ])
      expect(() => Enrolment.begin(section, aPerson(), dates, 'active')).toThrow(EnrolmentDatesInvalid);
    section.end('2027-01-31');
    expect(() => Enrolment.begin(section, aPerson(), autumn, 'active')).toThrow(SectionHasEnded);
  });

  it('does not begin for somebody who has left', () => {
    const student = aPerson();
    student.leave();
    expect(() => Enrolment.begin(aSection(), student, autumn, 'active')).toThrow(RosterRoleMissing);
  });

  it('keeps a place for a pre-enrolled student, who attends once it is activated', () => {
    const enrolment = placed();
    expect(told(enrolment)).toEqual([]);
    expect(enrolment.attendsOn('2026-09-01')).toBe(false);
    enrolment.activate();
    expect(enrolment.attendsOn('2026-09-01')).toBe(true);
    expect(told(enrolment)).toMatchObject([['roster.enrolment_started', { state: 'active' }]]);
    expect(() => enrolment.activate()).toThrow(EnrolmentStateWrong);
  });

  it('is as if it had never been when a pre-enrolled student withdraws', () => {
    const enrolment = placed();
    enrolment.end('2026-11-01', 'withdrawn');
    expect(told(enrolment)).toMatchObject([['roster.enrolment_ended', { endsOn: '2026-08-31' }]]);
    expect(enrolment.attendsOn('2026-09-01')).toBe(false);
  });

  it('is suspended from a day and resumed on another, and knows both for ever', () => {
    const enrolment = begin();
    enrolment.suspend('2026-10-05');
    expect(['2026-10-04', '2026-10-05', '2027-01-01'].map((day) => enrolment.attendsOn(day))).toEqual([
      true,
      false,
      false,
    ]);
    enrolment.resume('2026-10-12');
    expect(['2026-10-11', '2026-10-12'].map((day) => enrolment.attendsOn(day))).toEqual([false, true]);
    expect(() => enrolment.suspend('2026-10-11')).toThrow(EnrolmentDatesInvalid);
    enrolment.suspend('2026-10-12');
    enrolment.end('2026-12-18', 'withdrawn');
    expect(enrolment.attendsOn('2026-10-07')).toBe(false);
    expect(enrolment.attendsOn('2026-10-01')).toBe(true);
  });

  it('drops a suspension that is lifted on its own first day', () => {
    const enrolment = begin();
    enrolment.suspend('2026-10-05');
    enrolment.resume('2026-10-05');
    expect(enrolment.attendsOn('2026-10-05')).toBe(true);
    expect(told(enrolment).at(-1)).toMatchObject(['roster.enrolment_resumed', { suspensions: [] }]);
  });

  it('A13 ends and stays: the days before its last are as they were', () => {
    for (const how of ENROLMENT_ENDS) {
      const enrolment = begin();
      enrolment.end('2026-10-15', how);
      expect(['2026-09-01', '2026-10-15', '2026-10-16'].map((day) => enrolment.attendsOn(day))).toEqual([
        true,
        true,
        false,
      ]);
      expect(told(enrolment).at(-1)).toMatchObject([
        'roster.enrolment_ended',
        { state: how, endsOn: '2026-10-15' },
      ]);
      expect(enrolment.isOver()).toBe(true);
    }
  });

  it('is ended again to correct the day, and ended the day before its first when it was a mistake', () => {
    const enrolment = begin();
    enrolment.end('2026-10-15', 'withdrawn');
    enrolment.end('2026-10-20', 'transferred');
    expect(enrolment.attendsOn('2026-10-20')).toBe(true);
    enrolment.end('2026-08-31', 'withdrawn');
    expect(datesBetween('2026-08-30', '2026-10-30').some((day) => enrolment.attendsOn(day))).toBe(false);
    expect(() => enrolment.end('2026-08-30', 'withdrawn')).toThrow(EnrolmentDatesInvalid);
  });

  it('is moved while it goes on, and not once it is over', () => {
    const enrolment = begin();
    enrolment.redate({ startsOn: '2026-09-14' }, aSection());
    expect(told(enrolment).at(-1)).toMatchObject(['roster.enrolment_redated', { startsOn: '2026-09-14' }]);
    expect(() => enrolment.redate({ endsOn: '2026-09-13' }, aSection())).toThrow(EnrolmentDatesInvalid);
    enrolment.end('2026-10-01', 'withdrawn');
    expect(() => enrolment.redate({ endsOn: null }, aSection())).toThrow(EnrolmentStateWrong);
  });

  it('allows no step that its state does not', () => {
    const over = begin();
    over.end('2026-10-01', 'completed');
    expect(() => over.suspend('2026-09-15')).toThrow(EnrolmentStateWrong);
    expect(() => over.activate()).toThrow(EnrolmentStateWrong);
    expect(() => begin().resume('2026-10-01')).toThrow(EnrolmentStateWrong);
    expect(() => placed().suspend('2026-10-01')).toThrow(EnrolmentStateWrong);
    expect(() => begin().suspend('2026-08-01')).toThrow(EnrolmentDatesInvalid);
    const away = begin();
    away.suspend('2026-10-05');
    expect(() => away.resume('2026-10-04')).toThrow(EnrolmentDatesInvalid);
  });

  it('ends by a day together with what it belongs to, without losing an earlier end or its reason', () => {
    const withdrawn = begin();
    withdrawn.end('2027-03-01', 'withdrawn');
    withdrawn.endBy('2027-01-31', 'completed');
    expect(told(withdrawn).at(-1)![1]).toMatchObject({ endsOn: '2027-01-31', state: 'withdrawn' });
    const planned = begin(autumn);
    planned.endBy('2027-01-31', 'completed');
    expect(told(planned).at(-1)![1]).toMatchObject({ endsOn: '2026-12-18', state: 'completed' });
    const later = begin({ startsOn: '2027-02-01', endsOn: null });
    later.endBy('2027-01-31', 'completed');
    expect(told(later).at(-1)![1]).toMatchObject({ endsOn: '2027-01-31', state: 'withdrawn' });
  });

  it('attends exactly on the days from start to end that no suspension covers, whatever happened', () => {
    const step = fc.record({
      verb: fc.constantFrom('suspend', 'resume', 'end', 'redate'),
      day: fc.integer({ min: -2, max: 60 }).map((days) => addDays('2026-09-01', days)),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const enrolment = begin();
        for (const { verb, day } of steps) attempt(enrolment, verb, day);
        const facts = told(enrolment).at(-1)![1];
        for (const day of datesBetween('2026-08-28', '2026-11-10')) {
          const within = facts.startsOn <= day && (facts.endsOn === null || day <= facts.endsOn);
          const away = facts.suspensions.some(({ from, to }) => from <= day && (to === null || day <= to));
          expect(enrolment.attendsOn(day)).toBe(within && !away);
        }
        const open = facts.suspensions.filter(({ to }) => to === null);
        expect(open.length).toBeLessThanOrEqual(1);
        expect(facts.suspensions.slice(1).every(({ from }, i) => facts.suspensions[i]!.to! < from)).toBe(
          true,
        );
      }),
    );
  });
});

/** A refused step must leave no trace. */
function attempt(enrolment: Enrolment, verb: string, day: string): void {
  try {
    if (verb === 'suspend') enrolment.suspend(day);
    else if (verb === 'resume') enrolment.resume(day);
    else if (verb === 'end') enrolment.end(day, 'withdrawn');
    else enrolment.redate({ endsOn: day }, aSection());
  } catch (error) {
    if (!(error instanceof EnrolmentStateWrong || error instanceof EnrolmentDatesInvalid)) throw error;
  }
}
