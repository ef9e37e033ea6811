import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { AcademicYear } from '#domain/roster/academic-year';
import { Course } from '#domain/roster/course';
import { Enrolment } from '#domain/roster/enrolment';
import { GuardianLink } from '#domain/roster/guardian-link';
import { Meeting } from '#domain/roster/meeting';
import { Period } from '#domain/roster/period';
import { RosterPerson } from '#domain/roster/roster-person';
import type { RosterRole } from '#domain/roster/roster-person.words';
import { Section } from '#domain/roster/section';
import { TeachingAssignment } from '#domain/roster/teaching-assignment';
import { Term } from '#domain/roster/term';
import type { RosterPorts } from '../../support/roster-store.js';

export interface StoreOfASchool {
  readonly schoolId: string;
  readonly ports: RosterPorts;
  /** One unit of work: what is done in it is there for the next. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

const DATES = { startsOn: '2026-09-01', endsOn: '2027-06-30' };
const NOBODY = {
  middleName: null,
  preferredName: null,
  username: null,
  identifier: null,
  email: null,
  phone: null,
  locale: null,
  grades: [],
};

/**
 * What every implementation of the roster's repositories does. A unit of work adds one thing and what does not refer to
 * it: no use case adds more, and the order in which new things are written is not promised.
 */
export function behavesAsRosterStore(start: () => Promise<StoreOfASchool>): void {
  let store: StoreOfASchool;
  let ports: RosterPorts;
  beforeEach(async () => {
    store = await start();
    ports = store.ports;
  });

  const person = (roles: RosterRole[]) =>
    RosterPerson.add(store.schoolId, { ...NOBODY, roles, givenName: 'Ada', familyName: 'Byron' });
  const aYear = () => AcademicYear.create(store.schoolId, { title: 'This year', ...DATES });
  const aSection = (year: AcademicYear) =>
    Section.create(
      { schoolId: store.schoolId, academicYearId: year.id, courseId: null, kind: 'class' },
      { title: '7A', code: null, location: null, grades: ['07'], ...DATES },
    );
  const aPeriod = () => Period.create(store.schoolId, { name: newId(), startsAt: '08:00', endsAt: '08:45' });

  /** A stored section with its year, a student, a teacher and a period. */
  async function aClass() {
    const year = aYear();
    const made = {
      section: aSection(year),
      student: person(['student']),
      teacher: person(['staff']),
      period: aPeriod(),
    };
    await store.run(async () => ports.years.add(year));
    await store.run(async () => {
      ports.sections.add(made.section);
      ports.people.add(made.student);
      ports.people.add(made.teacher);
      ports.periods.add(made.period);
    });
    return { year, ...made };
  }

  describe('what was added', () => {
    it('is found whole by its id, changed and removed', async () => {
      const { year } = await aClass();
      const term = Term.create(year, { title: 'Autumn', ...DATES });
      const course = Course.create(store.schoolId, {
        title: 'Art',
        code: null,
        grades: ['7', '8'],
        subjects: [],
        subjectCodes: [],
      });
      await store.run(async () => {
        ports.terms.add(term);
        ports.courses.add(course);
      });
      await store.run(async () => {
        expect(await ports.terms.byId(term.id)).toMatchObject({
          academicYearId: year.id,
          title: 'Autumn',
          ...DATES,
        });
        const found = await ports.courses.byId(course.id);
        expect(found).toMatchObject({ title: 'Art', code: null, grades: ['7', '8'], version: 1 });
        found.change({ code: 'ART' });
      });
      await store.run(async () => {
        const found = await ports.courses.byId(course.id);
        expect(found).toMatchObject({ title: 'Art', code: 'ART' });
        ports.courses.remove(found);
      });
      await expect(store.run(() => ports.courses.byId(course.id))).rejects.toThrow('no such course');
    });

    it('is missed by its own error', async () => {
      const id = newId();
      const asked: [() => Promise<unknown>, string][] = [
        [() => ports.years.hold(id), 'academic year'],
        [() => ports.terms.byId(id), 'term'],
        [() => ports.periods.byId(id), 'period'],
        [() => ports.courses.byId(id), 'course'],
        [() => ports.sections.hold(id), 'section'],
        [() => ports.meetings.byId(id), 'meeting'],
        [() => ports.people.hold(id), 'person'],
        [() => ports.enrolments.byId(id), 'enrolment'],
        [() => ports.assignments.byId(id), 'teaching assignment'],
        [() => ports.links.byId(id), 'guardian link'],
      ];
      for (const [ask, what] of asked) await expect(store.run(ask)).rejects.toThrow(`no such ${what}`);
    });
  });

  it('knows the terms of a year', async () => {
    const { year } = await aClass();
    const other = aYear();
    const terms = [year, year, other].map((of) => Term.create(of, { title: 'A term', ...DATES }));
    await store.run(async () => ports.years.add(other));
    await store.run(async () => terms.forEach((term) => ports.terms.add(term)));
    const found = await store.run(() => ports.terms.ofYear(year.id));
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(terms.slice(0, 2).map(({ id }) => id)));
  });

  it('finds the meetings of a section that go on after a day', async () => {
    const { section, period } = await aClass();
    const until = (endsOn: string, weekday: number) =>
      Meeting.schedule(section, { periodId: period.id, weekday, startsOn: DATES.startsOn, endsOn });
    const [short, long] = [until('2026-12-18', 1), until('2027-06-30', 2)];
    await store.run(async () => [short, long].forEach((meeting) => ports.meetings.add(meeting)));
    const after = (day: string) =>
      store.run(async () => (await ports.meetings.ofSectionAfter(section.id, day)).map(({ id }) => id));
    expect(await after('2026-12-18')).toEqual([long.id]);
    expect((await after('2026-12-17')).toSorted()).toEqual([short.id, long.id].toSorted());
  });

  it('finds the enrolments that are not over, or end after a day, of a section and of a student', async () => {
    const { section, student } = await aClass();
    const others = [person(['student']), person(['student'])];
    const [planned, over, later] = [student, ...others].map((one) =>
      Enrolment.begin(section, one, { startsOn: '2026-09-01', endsOn: '2026-10-01' }, 'active'),
    ) as [Enrolment, Enrolment, Enrolment];
    over.end('2026-11-01', 'withdrawn');
    later.end('2026-11-02', 'withdrawn');
    await store.run(async () => others.forEach((one) => ports.people.add(one)));
    await store.run(async () => [planned, over, later].forEach((one) => ports.enrolments.add(one)));
    const ofSection = await store.run(() => ports.enrolments.ofSectionAfter(section.id, '2026-11-01'));
    expect(new Set(ofSection.map(({ id }) => id))).toEqual(new Set([planned.id, later.id]));
    const ofStudent = await store.run(() => ports.enrolments.ofStudentAfter(student.id, '2026-11-01'));
    expect(ofStudent.map(({ id }) => id)).toEqual([planned.id]);
  });

  it('keeps the suspensions of an enrolment', async () => {
    const { section, student } = await aClass();
    const enrolment = Enrolment.begin(section, student, { startsOn: '2026-09-01', endsOn: null }, 'active');
    enrolment.suspend('2026-10-05');
    await store.run(async () => ports.enrolments.add(enrolment));
    await store.run(async () => (await ports.enrolments.byId(enrolment.id)).resume('2026-10-12'));
    const found = await store.run(() => ports.enrolments.byId(enrolment.id));
    const days = ['2026-10-04', '2026-10-05', '2026-10-11', '2026-10-12'];
    expect(days.map((day) => found.attendsOn(day))).toEqual([true, false, false, true]);
  });

  it('finds the assignments without an end, or with one after a day, of a section and of a teacher', async () => {
    const { section, teacher } = await aClass();
    const open = TeachingAssignment.assign(section, teacher, {
      role: 'primary',
      startsOn: '2027-01-01',
      endsOn: null,
    });
    const short = TeachingAssignment.assign(section, teacher, {
      role: 'aide',
      startsOn: '2026-09-01',
      endsOn: '2026-10-01',
    });
    await store.run(async () => [open, short].forEach((one) => ports.assignments.add(one)));
    for (const find of [
      (day: string) => ports.assignments.ofSectionAfter(section.id, day),
      (day: string) => ports.assignments.ofTeacherAfter(teacher.id, day),
    ]) {
      expect((await store.run(() => find('2026-10-01'))).map(({ id }) => id)).toEqual([open.id]);
      expect(await store.run(() => find('2026-09-30'))).toHaveLength(2);
    }
  });

  it('knows in which roles somebody is needed', async () => {
    const { section, student, teacher } = await aClass();
    const guardian = person(['guardian']);
    const rolesInUse = (one: RosterPerson) => store.run(() => ports.people.rolesInUse(one.id));
    expect([...(await rolesInUse(student)), ...(await rolesInUse(teacher))]).toEqual([]);
    const enrolment = Enrolment.begin(
      section,
      student,
      { startsOn: '2026-09-01', endsOn: null },
      'pre-enrolled',
    );
    const assignment = TeachingAssignment.assign(section, teacher, {
      role: 'aide',
      startsOn: '2026-09-01',
      endsOn: null,
    });
    const link = GuardianLink.between(guardian, student, 'mother');
    await store.run(async () => ports.people.add(guardian));
    await store.run(async () => {
      ports.enrolments.add(enrolment);
      ports.assignments.add(assignment);
      ports.links.add(link);
    });
    const used = await Promise.all([student, teacher, guardian].map(rolesInUse));
    expect(used.map((roles) => [...roles])).toEqual([['student'], ['staff'], ['guardian']]);
    await store.run(async () => {
      (await ports.enrolments.byId(enrolment.id)).end('2026-10-01', 'withdrawn');
      (await ports.assignments.byId(assignment.id)).end('2026-10-01');
      ports.links.remove(await ports.links.byId(link.id));
    });
    const free = await Promise.all([student, teacher, guardian].map(rolesInUse));
    expect(free.map((roles) => [...roles])).toEqual([[], [], []]);
  });

  it('stores days of the calendar as a set, and counts the changes of each', async () => {
    const change = (kind: 'holiday' | 'closure', ...dates: string[]) =>
      store.run(async () => {
        const calendar = await ports.calendars.hold('2026-12-01', '2026-12-31');
        for (const date of dates) calendar.set({ date, kind, note: 'A note' });
        await ports.calendars.store(calendar);
      });
    await change('holiday', '2026-12-24', '2026-12-25', '2026-12-26');
    await change('closure', '2026-12-25');
    await store.run(async () => {
      const calendar = await ports.calendars.hold('2026-12-01', '2026-12-31');
      calendar.expectDay('2026-12-24', 1);
      calendar.expectDay('2026-12-25', 2);
      calendar.forget('2026-12-26');
      await ports.calendars.store(calendar);
    });
    const later = await store.run(() => ports.calendars.hold('2026-12-25', '2026-12-31'));
    expect(() => later.forget('2026-12-26')).toThrow('says nothing about this day');
    expect(() => later.forget('2026-12-24')).toThrow('says nothing about this day');
    later.forget('2026-12-25');
  });
}
