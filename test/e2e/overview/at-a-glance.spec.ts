import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '#domain/kernel/local-date';
import { CourseAuthor } from '../../support/course-author.js';
import { reviseRules } from '../../support/revise-rules.js';
import { RosterOffice } from '../../support/roster-office.js';
import { schoolPast, type SchoolPast } from '../../support/school-past.js';
import { countStatements } from '../../support/statements.js';
import { TakenRegister } from '../../support/taken-register.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestPerson, type TestSchool, type TwoSchools } from '../../support/two-schools.js';

interface Student {
  readonly student: {
    readonly displayName: string;
    readonly classes: readonly { readonly title: string; readonly teachers: readonly object[] }[];
  };
  readonly courses: readonly { readonly courseTitle: string; readonly progress: object }[] | null;
  readonly attendance: readonly { readonly startsAt: string }[] | null;
  readonly missing: readonly string[];
}

interface TeachersDay {
  readonly dayKind: string | null;
  readonly lessons: readonly { readonly students: number; readonly register: object | null }[];
  readonly otherRegisters: readonly object[];
  readonly courses: readonly object[] | null;
}

// In Hill School the guardian looks after the first student, the student is the second, the teacher teaches all but the
// last; in Lake School the teacher has a lesson today.
let app: TestApp;
let schools: TwoSchools;
let past: SchoolPast;
let lesson: TakenRegister;
let teacherId: string;

beforeAll(async () => {
  app = await TestApp.start({ LYCEUM_ROLE: 'api' });
  schools = await twoSchools(app);
  past = await schoolPast(app, schools.hill);
  lesson = await (await TakenRegister.of(app, schools.lake, 4)).taken();
  const { rows } = await app.admin.query<{ id: string }>(
    `select id from roster.people where school_id = $1 and person_id = $2`,
    [schools.lake.id, schools.lake.people.teacher.id],
  );
  teacherId = rows[0]!.id;
  await inACourse();
});
afterAll(() => app.stop());

/** The first student learns in a course of the school's teacher, and has seen one page of two. */
async function inACourse(): Promise<void> {
  const author = new CourseAuthor(new RosterOffice(app, schools.hill, schools.hill.people.teacher));
  const { runId, moduleId } = await author.published();
  await author.publish(`course-items/${await author.page(moduleId)}`);
  await author.enrol(runId, past.students[0]!);
  await reviseRules(app, schools.hill, runId);
  await author.course({ title: 'A draft' });
  // Another's course, which the teacher of the first does not work on.
  const office = new CourseAuthor(new RosterOffice(app, schools.hill));
  const other = await office.published();
  await office.school.call('PATCH', `/online-courses/${other.courseId}`, { body: { title: 'Zoology' } });
  await office.enrol(other.runId, past.students[0]!);
}

const of = <T>(person: TestPerson, path: string, school: TestSchool = schools.hill) =>
  app.call<T & { code?: string }>('GET', `/schools/${school.id}${path}`, { token: person.token });
const glance = (person: TestPerson, student: number) =>
  of<Student>(person, `/students/${past.students[student]}/overview`);

describe('a student at a glance', () => {
  it('is who it is, classes, courses and the last thirty records of attendance, in one call', async () => {
    const { status, body } = await glance(schools.hill.people.guardian, 0);
    expect(status).toBe(200);
    expect(body.missing).toEqual([]);
    expect(body.student).toMatchObject({ displayName: 'Łukasz Żółć', grades: ['09'] });
    expect(body.student.classes.map(({ title }) => title)).toEqual(['Algebra', 'Γεωμετρία']);
    expect(body.student.classes[0]!.teachers).toEqual([
      { teacherId: expect.any(String), displayName: 'سارة العلي' },
    ]);
    expect(body.courses).toMatchObject([
      {
        courseTitle: 'The French Revolution',
        schedule: { startsOn: null, endsOn: null, deadline: null },
        instructors: [{ displayName: 'Some teacher' }],
        progress: { state: 'not_started', done: 0, total: 2, percent: 0, next: { title: 'Bread' } },
      },
      { courseTitle: 'Zoology' },
    ]);
    const times = body.attendance!.map(({ startsAt }) => startsAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(times).toHaveLength(30);
    expect(body.attendance![0]).toMatchObject({
      title: expect.any(String),
      code: expect.stringMatching(/^[PALE]$/),
    });
  });

  it('is for the student, the guardian, who teaches the student, the office and the auditor; for nobody else', async () => {
    const { people } = schools.hill;
    const seen = async (person: TestPerson) => {
      const statuses: number[] = [];
      for (const student of [0, 1, 5]) statuses.push((await glance(person, student)).status);
      return statuses;
    };
    expect(await seen(people.student)).toEqual([404, 200, 404]);
    expect(await seen(people.guardian)).toEqual([200, 404, 404]);
    expect(await seen(people.teacher)).toEqual([200, 200, 404]);
    for (const person of [people.office, people.admin, people.auditor])
      expect(await seen(person)).toEqual([200, 200, 200]);
    const { status, body } = await glance(schools.lake.people.office, 0);
    expect([status, body.code]).toEqual([404, expect.not.stringContaining('overview')]); // K1: no such school
  });

  it('B10 shows a teacher the courses that are the teacher’s own, and nobody a draft', async () => {
    const { people } = schools.hill;
    const titles = async (person: TestPerson) =>
      (await glance(person, 0)).body.courses!.map(({ courseTitle }) => courseTitle);
    expect(await titles(people.teacher)).toEqual(['The French Revolution']);
    expect(await titles(people.auditor)).toEqual(['The French Revolution', 'Zoology']);
  });

  it('comes without a part that cannot be read, and says which', async () => {
    await app.admin.query('revoke select on learning.courses from lyceum_app');
    const { status, body } = await glance(schools.hill.people.office, 0);
    await app.admin.query('grant select on learning.courses to lyceum_app');
    expect([status, body.courses, body.missing]).toEqual([200, null, ['courses']]);
    expect(body.attendance).toHaveLength(30);
    expect((await glance(schools.hill.people.office, 0)).body.missing).toEqual([]);
  });
});

describe('a teacher’s day', () => {
  it('is the lessons with their registers, and nobody else’s but for the office', async () => {
    const { people } = schools.lake;
    const path = `/teachers/${teacherId}/day`;
    const { status, body } = await of<TeachersDay>(people.teacher, path, schools.lake);
    expect([status, body.dayKind]).toEqual([200, 'instructional']);
    expect(body.lessons).toMatchObject([
      {
        title: 'Mathematics',
        students: 4,
        register: { registerId: lesson.at.registerId, state: 'submitted', entries: 4, marked: 4 },
      },
    ]);
    expect([body.otherRegisters, body.courses]).toEqual([[], []]);
    expect((await of<TeachersDay>(people.auditor, path, schools.lake)).body.lessons).toEqual(body.lessons);
    const yesterday = `${path}?date=${addDays(lesson.at.date, -1)}`;
    expect((await of<TeachersDay>(people.teacher, yesterday, schools.lake)).body).toMatchObject({
      lessons: [],
      dayKind: null,
    });
    const colleague = await new RosterOffice(app, schools.lake).teacher();
    expect((await of(people.teacher, `/teachers/${colleague.id}/day`, schools.lake)).status).toBe(404);
    expect((await of(people.student, path, schools.lake)).status).toBe(403);
  });

  it('keeps registers whose lesson has left the timetable', async () => {
    await app.admin.query(`update roster.meetings set weekday = weekday % 7 + 1 where section_id = $1`, [
      lesson.at.sectionId,
    ]);
    const { body } = await of<TeachersDay>(
      schools.lake.people.teacher,
      `/teachers/${teacherId}/day`,
      schools.lake,
    );
    expect([body.lessons, body.otherRegisters]).toEqual([[], [expect.objectContaining({ marked: 4 })]]);
  });

  it('names the courses that go on, with how far learners have come', async () => {
    const { rows } = await app.admin.query<{ id: string }>(
      `select id from roster.people where school_id = $1 and person_id = $2`,
      [schools.hill.id, schools.hill.people.teacher.id],
    );
    const { body } = await of<TeachersDay>(schools.hill.people.teacher, `/teachers/${rows[0]!.id}/day`);
    expect(body.courses).toMatchObject([
      { courseTitle: 'The French Revolution', learners: 1, completed: 0, averagePercent: 0 },
    ]);
  });
});

describe('a school’s day', () => {
  it('is what the day is and what it has come to, in numbers, for the office', async () => {
    const { people } = schools.lake;
    const { status, body } = await of(people.office, '/day', schools.lake);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      school: {
        name: 'Lake School',
        date: lesson.at.date,
        dayKind: 'instructional',
        students: 4,
        teachers: 1,
      },
      attendance: { registers: [{ state: 'submitted', registers: 1 }] },
      courses: { runs: 0, learners: 0, itemsCompleted: 0, runsCompleted: 0 },
      missing: [],
    });
    const busy = (await of<{ courses: object }>(schools.hill.people.office, '/day')).body;
    expect(busy.courses).toMatchObject({ runs: 2, learners: 1 });
    const before = (await of(schools.hill.people.auditor, `/day?date=${past.days[0]}`)).body;
    expect(before).toMatchObject({ attendance: { registers: [{ state: 'locked', registers: 4 }] } });
    for (const person of [people.teacher, people.student, people.guardian])
      expect((await of(person, '/day', schools.lake)).status).toBe(403);
  });
});

describe('the query budget', () => {
  it('is one statement of each context, however much there is; two of attendance for the day of a school', async () => {
    const cost = async (person: TestPerson, path: string, school = schools.hill) => {
      const { result, ofRequest } = await countStatements(() => of(person, path, school));
      expect(result.status).toBe(200);
      return ofRequest(result);
    };
    const { people } = schools.hill;
    expect(await cost(people.office, `/students/${past.students[0]}/overview`)).toBe(3);
    expect(await cost(people.guardian, `/students/${past.students[0]}/overview`)).toBe(3);
    expect(await cost(schools.lake.people.teacher, `/teachers/${teacherId}/day`, schools.lake)).toBe(3);
    expect(await cost(people.office, '/day')).toBe(4);
  });
});
