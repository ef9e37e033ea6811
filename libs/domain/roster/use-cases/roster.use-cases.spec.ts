import { describe, expect, it } from '@jest/globals';
import { systemActor } from '../../kernel/actor.js';
import { VersionStale } from '../../kernel/version.js';
import { TermsLeftOutside } from '../academic-year.errors.js';
import { RosterRoleInUse } from '../roster-person.errors.js';
import {
  aGuardian,
  aPerson,
  aSection,
  aTeacher,
  aYear,
  rosterWorld,
  SCHOOL,
} from '../testing/roster-world.js';
import { TermNotFound } from '../term.errors.js';
import { AssignTeacherUseCase } from './assign-teacher.use-case.js';
import { ChangeAcademicYearUseCase } from './change-academic-year.use-case.js';
import { ChangeRosterPersonUseCase } from './change-roster-person.use-case.js';
import { CreateSectionUseCase } from './create-section.use-case.js';
import { CreateTermUseCase } from './create-term.use-case.js';
import { EndSectionUseCase } from './end-section.use-case.js';
import { EnrolStudentUseCase } from './enrol-student.use-case.js';
import { LinkGuardianUseCase } from './link-guardian.use-case.js';
import { MakeInstructionalDaysUseCase } from './make-instructional-days.use-case.js';
import { PlaceSectionInTermsUseCase } from './place-section-in-terms.use-case.js';
import { RecordDepartureUseCase } from './record-departure.use-case.js';
import { RemoveMeetingUseCase } from './remove-meeting.use-case.js';
import { ScheduleMeetingUseCase } from './schedule-meeting.use-case.js';
import { SetCalendarDaysUseCase } from './set-calendar-days.use-case.js';

const autumn = { title: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18' };
const undated = { startsOn: null, endsOn: null };

/** A section with a student, a teacher and a meeting on Mondays. */
async function aClass() {
  const world = rosterWorld();
  const [section, student, teacher] = [aSection(), aPerson(), aTeacher()];
  world.sections.add(section);
  world.people.add(student);
  world.people.add(teacher);
  const at = { sectionId: section.id, ...undated };
  await new EnrolStudentUseCase(world).execute({ ...at, studentId: student.id, state: 'active' });
  await new AssignTeacherUseCase(world).execute({ ...at, teacherId: teacher.id, role: 'primary' });
  await new ScheduleMeetingUseCase(world).execute({ ...at, periodId: 'first', weekday: 1 });
  const [enrolment] = world.enrolments.all;
  const [assignment] = world.assignments.all;
  const [meeting] = world.meetings.all;
  return {
    world,
    section,
    student,
    teacher,
    enrolment: enrolment!,
    assignment: assignment!,
    meeting: meeting!,
  };
}

describe('planning a year', () => {
  it('puts terms into it, and moves it only around them', async () => {
    const world = rosterWorld();
    const year = aYear();
    world.years.add(year);
    await new CreateTermUseCase(world).execute({ academicYearId: year.id, ...autumn });
    const change = (startsOn: string, expectedVersion?: number) =>
      new ChangeAcademicYearUseCase(world).execute({
        academicYearId: year.id,
        changes: { startsOn },
        expectedVersion,
      });
    await expect(change('2026-09-02')).rejects.toThrow(TermsLeftOutside);
    await expect(change('2026-08-01', 2)).rejects.toThrow(VersionStale);
    await change('2026-08-01', 1);
    expect(world.years.all[0]!.startsOn).toBe('2026-08-01');
  });

  it('fills the calendar: holidays first, then the weekdays of teaching around them', async () => {
    const world = rosterWorld();
    const holidays = { from: '2026-12-21', to: '2027-01-01', kind: 'holiday' as const, note: 'Christmas' };
    const closure = { from: '2026-12-21', to: '2026-12-21', kind: 'closure' as const, note: null };
    const set = new SetCalendarDaysUseCase(world);
    expect(await set.execute({ spans: [holidays, closure] })).toEqual({ changed: 12 });
    expect(await set.execute({ spans: [holidays] })).toEqual({ changed: 1 });
    const weekdays = { from: '2026-12-14', to: '2027-01-08', weekdays: [1, 2, 3, 4, 5] };
    const fill = new MakeInstructionalDaysUseCase(world);
    expect(await fill.execute(weekdays)).toEqual({ made: 10 });
    expect(await fill.execute(weekdays)).toEqual({ made: 0 });
  });

  it('places a section only in terms of its own year', async () => {
    const world = rosterWorld();
    const [year, other] = [aYear(), aYear()];
    world.years.add(year);
    world.years.add(other);
    const dates = { startsOn: '2026-09-01', endsOn: '2027-06-30' };
    const plan = {
      courseId: null,
      kind: 'class' as const,
      title: '7A',
      code: null,
      location: null,
      grades: [],
    };
    const { id: sectionId } = await new CreateSectionUseCase(world).execute(
      { academicYearId: year.id, ...plan, ...dates },
      systemActor(SCHOOL),
    );
    const term = await new CreateTermUseCase(world).execute({ academicYearId: year.id, ...autumn });
    const foreign = await new CreateTermUseCase(world).execute({ academicYearId: other.id, ...autumn });
    const place = (...termIds: string[]) =>
      new PlaceSectionInTermsUseCase(world).execute({ sectionId, termIds, expectedVersion: undefined });
    await place(term.id);
    await expect(place(term.id, foreign.id)).rejects.toThrow(TermNotFound);
    expect(world.sections.termsOf.get(sectionId)).toEqual([term.id]);
  });
});

describe('a class', () => {
  it('takes the dates of its section where none are given', async () => {
    const { enrolment, assignment, meeting } = await aClass();
    expect(enrolment).toMatchObject({ startsOn: '2026-09-01', endsOn: null });
    expect(assignment).toMatchObject({ startsOn: '2026-09-01', endsOn: null });
    expect(meeting).toMatchObject({ startsOn: '2026-09-01', endsOn: '2027-06-30' });
  });

  it('ends with everything in it', async () => {
    const { world, section, enrolment, assignment, meeting } = await aClass();
    const later = { sectionId: section.id, periodId: 'second', weekday: 2, endsOn: null };
    await new ScheduleMeetingUseCase(world).execute({ ...later, startsOn: '2027-03-01' });
    await new EndSectionUseCase(world).execute({
      sectionId: section.id,
      on: '2027-01-31',
      expectedVersion: undefined,
    });
    for (const part of [section, enrolment, assignment, meeting]) expect(part.endsOn).toBe('2027-01-31');
    expect(enrolment.isOver()).toBe(true);
    expect(world.meetings.all).toEqual([meeting]);
  });

  it('loses a meeting that is taken out of the timetable, and says so', async () => {
    const { world, meeting } = await aClass();
    meeting.takeEvents();
    await new RemoveMeetingUseCase(world).execute({ meetingId: meeting.id, expectedVersion: 1 });
    expect(world.meetings.all).toEqual([]);
    expect(meeting.takeEvents()).toMatchObject([{ data: { is: null } }]);
  });
});

describe('somebody who leaves', () => {
  const leave = (world: ReturnType<typeof rosterWorld>, rosterPersonId: string) =>
    new RecordDepartureUseCase(world).execute({
      rosterPersonId,
      on: '2026-11-30',
      as: 'transferred',
      expectedVersion: undefined,
    });

  it('A13 ends what they attend, and the days before stay', async () => {
    const { world, student, enrolment, assignment } = await aClass();
    await leave(world, student.id);
    expect(enrolment.endsOn).toBe('2026-11-30');
    expect(enrolment.attendsOn('2026-11-30')).toBe(true);
    expect(assignment.endsOn).toBeNull();
  });

  it('ends what they teach', async () => {
    const { world, teacher, enrolment, assignment } = await aClass();
    await leave(world, teacher.id);
    expect(assignment.endsOn).toBe('2026-11-30');
    expect(enrolment.endsOn).toBeNull();
  });
});

describe('a role', () => {
  it('stays while it is in use', async () => {
    const { world, student, teacher } = await aClass();
    const guardian = aGuardian();
    world.people.add(guardian);
    const link = { guardianId: guardian.id, studentId: student.id, relation: 'mother' };
    await new LinkGuardianUseCase(world).execute(link);
    for (const { id } of [student, teacher, guardian]) {
      const change = { rosterPersonId: id, changes: { roles: [] }, expectedVersion: undefined };
      await expect(new ChangeRosterPersonUseCase(world).execute(change)).rejects.toThrow(RosterRoleInUse);
    }
  });
});
