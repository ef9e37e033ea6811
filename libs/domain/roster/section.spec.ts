import { describe, expect, it } from '@jest/globals';
import { MeetingDatesInvalid } from './meeting.errors.js';
import { Meeting } from './meeting.js';
import { SectionDatesInvalid, SectionHasEnded } from './section.errors.js';
import { TeachingDatesInvalid } from './teaching-assignment.errors.js';
import { TeachingAssignment } from './teaching-assignment.js';
import { RosterRoleMissing } from './roster-person.errors.js';
import { aPerson, aSection, aTeacher } from './testing/roster-world.js';

const mondays = { periodId: 'p', weekday: 1, startsOn: '2026-09-01', endsOn: '2027-06-30' };
const told = (aggregate: { takeEvents(): { type: string; data: object }[] }) =>
  aggregate.takeEvents().map(({ type, data }) => [type, data]);

describe('a section', () => {
  it('does not end before it starts', () => {
    expect(() => aSection({ endsOn: '2026-08-31' })).toThrow(SectionDatesInvalid);
    expect(() => aSection().change({ startsOn: '2027-07-01' })).toThrow(SectionDatesInvalid);
    expect(() => aSection().end('2026-08-31')).toThrow(SectionDatesInvalid);
  });

  it('ends once, earlier or later than planned, and changes no more', () => {
    const section = aSection();
    section.end('2027-01-31');
    expect(section.endsOn).toBe('2027-01-31');
    expect(told(section).at(-1)).toEqual(['roster.section_ended', { title: '7A', endsOn: '2027-01-31' }]);
    expect(() => section.end('2027-02-28')).toThrow(SectionHasEnded);
    expect(() => section.change({ title: '7B' })).toThrow(SectionHasEnded);
  });

  it('keeps what is not given when it changes', () => {
    const section = aSection({ location: 'Room 1', grades: ['07'] });
    section.change({ title: '7B' });
    expect(section).toMatchObject({ title: '7B', location: 'Room 1', grades: ['07'] });
  });
});

describe('a meeting', () => {
  it('takes place within the dates of its section, which goes on', () => {
    const section = aSection();
    for (const dates of [{ startsOn: '2026-08-31' }, { endsOn: '2027-07-01' }, { endsOn: '2026-08-31' }])
      expect(() => Meeting.schedule(section, { ...mondays, ...dates })).toThrow(MeetingDatesInvalid);
    section.end('2027-06-30');
    expect(() => Meeting.schedule(section, mondays)).toThrow(SectionHasEnded);
  });

  it('tells what it was and what it is', () => {
    const section = aSection();
    const meeting = Meeting.schedule(section, mondays);
    meeting.change({ weekday: 3 }, section);
    meeting.cancel();
    const { id: sectionId } = section;
    const wednesdays = { ...mondays, weekday: 3 };
    expect(told(meeting)).toEqual([
      ['roster.meeting_changed', { sectionId, was: null, is: mondays }],
      ['roster.meeting_changed', { sectionId, was: mondays, is: wednesdays }],
      ['roster.meeting_changed', { sectionId, was: wednesdays, is: null }],
    ]);
  });

  it('stops after a day, or does not take place at all when it would have begun later', () => {
    const meeting = Meeting.schedule(aSection(), { ...mondays, startsOn: '2026-10-01' });
    meeting.takeEvents();
    meeting.stopAfter('2026-10-01');
    expect(meeting.endsOn).toBe('2026-10-01');
    expect(told(meeting)).toMatchObject([['roster.meeting_changed', { is: { endsOn: '2026-10-01' } }]]);
    meeting.stopAfter('2026-09-30');
    expect(told(meeting)).toMatchObject([['roster.meeting_changed', { is: null }]]);
  });
});

describe('a teaching assignment', () => {
  const details = { role: 'primary' as const, startsOn: '2026-09-01', endsOn: null };

  it('is for staff, within the dates of a section that goes on', () => {
    const section = aSection();
    expect(() => TeachingAssignment.assign(section, aPerson(), details)).toThrow(RosterRoleMissing);
    for (const dates of [{ startsOn: '2026-08-31' }, { endsOn: '2027-07-01' }, { endsOn: '2026-08-31' }])
      expect(() => TeachingAssignment.assign(section, aTeacher(), { ...details, ...dates })).toThrow(
        TeachingDatesInvalid,
      );
    section.end('2027-06-30');
    expect(() => TeachingAssignment.assign(section, aTeacher(), details)).toThrow(SectionHasEnded);
  });

  it('tells of its beginning, its changes and its end, and stays', () => {
    const section = aSection();
    const assignment = TeachingAssignment.assign(section, aTeacher(), details);
    assignment.change({ role: 'co-teacher' }, section);
    assignment.end('2026-10-15');
    expect(told(assignment)).toMatchObject([
      ['roster.teaching_started', { role: 'primary', endsOn: null }],
      ['roster.teaching_changed', { role: 'co-teacher', endsOn: null }],
      ['roster.teaching_ended', { role: 'co-teacher', endsOn: '2026-10-15' }],
    ]);
  });

  it('ends the day before its first when it was a mistake, and no earlier', () => {
    const assignment = TeachingAssignment.assign(aSection(), aTeacher(), details);
    expect(() => assignment.end('2026-08-30')).toThrow(TeachingDatesInvalid);
    assignment.end('2026-08-31');
    expect(assignment.endsOn).toBe('2026-08-31');
  });

  it('ends by a day together with its section, or earlier as was planned', () => {
    const planned = TeachingAssignment.assign(aSection(), aTeacher(), { ...details, endsOn: '2026-12-18' });
    planned.endBy('2027-01-31');
    expect(planned.endsOn).toBe('2026-12-18');
    planned.endBy('2026-10-01');
    expect(planned.endsOn).toBe('2026-10-01');
  });
});
