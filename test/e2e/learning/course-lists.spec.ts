import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { CourseAuthor } from '../../support/course-author.js';
import { looksAfter } from '../../support/families.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { countStatements } from '../../support/statements.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import {
  somebody,
  twoSchools,
  type TestPerson,
  type TestSchool,
  type TwoSchools,
} from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Mine {
  readonly enrolmentId: string;
  readonly courseId: string;
  readonly learnerId: string;
  readonly learnerName: string;
  readonly percent: number;
  readonly progress: string;
  readonly nextItem: { readonly itemId: string } | null;
  readonly deadline: string | null;
}

interface Running {
  readonly runId: string;
  readonly averagePercent: number;
  readonly instructors: readonly { readonly displayName: string }[];
  readonly learners: readonly {
    readonly learnerId: string;
    readonly percent: number;
    readonly state: string;
  }[];
}

let app: TestApp;
let schools: TwoSchools;
let teacher: RosterOffice;
let author: CourseAuthor;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = new RosterOffice(app, schools.hill, schools.hill.people.teacher);
  author = new CourseAuthor(teacher);
});
afterAll(() => app.stop());

const at = (person: TestPerson, school: TestSchool = schools.hill) => new RosterOffice(app, school, person);

const aStudent = () => studentWhoSignsIn(app, schools.hill);

const mine = async (person: TestPerson) => (await at(person).get<ListOf<Mine>>('/my-courses')).body.items;
const running = async (person: TestPerson) =>
  (await at(person).get<ListOf<Running>>(`/running-courses?instructorId=${schools.hill.people.teacher.id}`))
    .body.items;

/** So many published courses, each with a run of five pages, in which these people learn. */
async function manyCourses(count: number, learnerId: string, instructor: string): Promise<void> {
  await app.admin.query(
    `with course as (
       insert into learning.courses (id, school_id, state, title, instructors, created_at)
       select gen_random_uuid(), $1, 'published', 'Course ' || n, array[$4::uuid], now() from generate_series(1, $3) n
       returning id, title
     ), run as (
       insert into learning.runs (id, school_id, course_id, state, title, ends_on, created_at)
       select gen_random_uuid(), $1, id, 'published', 'Run', '2099-12-31', now() from course returning id
     ), module as (
       insert into learning.modules (id, school_id, run_id, title, position)
       select gen_random_uuid(), $1, id, 'Module', 1 from run returning id, run_id
     ), item as (
       insert into learning.items (id, school_id, run_id, module_id, kind, state, title, content, position)
       select gen_random_uuid(), $1, run_id, id, 'page', 'published', 'Page', '{"markdown": "x"}', n
       from module, generate_series(1, 5) n
     ), progress as (
       insert into learning.progress (school_id, run_id, learner_id, state, done, total)
       select $1, id, $2, 'in_progress', 1, 5 from run
     )
     insert into learning.enrolments (id, school_id, run_id, learner_id, origin, state, since, enrolled_at)
     select gen_random_uuid(), $1, id, $2, 'office', 'active', now(), now() from run`,
    [schools.hill.id, learnerId, count, instructor],
  );
}

describe('the courses of a learner', () => {
  it('show progress, the next item that can be opened, and the deadline; and follow what happens', async () => {
    const { person, id: learnerId } = await aStudent();
    expect(await mine(person)).toEqual([]);
    const { courseId, runId, moduleId, itemId: first } = await author.published();
    const second = await author.page(moduleId, { closesAt: '2099-01-01T00:00:00Z' });
    const third = await author.page(moduleId);
    await teacher.call('PUT', `/course-items/${third}/requirements`, { body: { itemIds: [second] } });
    for (const item of [second, third]) await author.publish(`course-items/${item}`);
    await teacher.call('PATCH', `/course-runs/${runId}`, { body: { endsOn: '2099-06-30' } });
    const enrolmentId = await author.enrol(runId, learnerId);
    // The answer that is waited for is looked at: the next one may come from a replica that has not heard yet.
    const shown = async (isIt: (one: Mine) => boolean, what: string): Promise<Mine> => {
      let found: Mine | undefined;
      await until(async () => (found = (await mine(person)).find(isIt)) !== undefined, what);
      return found!;
    };
    expect(await shown(({ nextItem }) => nextItem?.itemId === first, 'the course')).toMatchObject({
      enrolmentId,
      courseId,
      learnerId,
      deadline: '2099-01-01T00:00:00.000Z',
    });
    const progress = () => at(person).get<{ total: number }>(`/course-enrolments/${enrolmentId}/progress`);
    await until(async () => (await progress()).body.total === 3, 'the rules');
    const see = (item: string) => at(person).call('POST', `/course-items/${item}/viewed`);
    await see(first);
    expect(await shown(({ percent }) => percent === 33, 'the progress')).toMatchObject({
      progress: 'in_progress',
      nextItem: { itemId: second, kind: 'page' },
    });
    await see(second);
    const last = await shown(({ nextItem }) => nextItem?.itemId === third, 'the next item');
    expect(last.deadline).toMatch(/^2099-06-30T22:00:00/); // midnight after the last day of the run in Warsaw
    await see(third);
    const completed = await shown(({ progress: how }) => how === 'completed', 'the completion');
    expect(completed).toMatchObject({ percent: 100, nextItem: null });
    await teacher.call('POST', `/online-courses/${courseId}/unpublish`);
    await until(async () => (await mine(person)).length === 0, 'B10 nothing unpublished');
  });

  it('are the learner’s and the guardian’s, in this school and no other (K1, K2)', async () => {
    const { person, id: learnerId } = await aStudent();
    const { runId } = await author.published();
    await author.enrol(runId, learnerId);
    const { guardian } = schools.hill.people;
    const parent = new RosterOffice(app, schools.hill, guardian);
    const seen = async () =>
      (await parent.get<ListOf<Mine>>('/my-courses')).body.items.map((one) => one.learnerName);
    expect(await seen()).toEqual([]);
    await looksAfter(app, schools.hill, guardian, learnerId);
    await new RosterOffice(app, schools.hill).guardianLink(); // told by an event, which forgets who looks after whom
    await until(async () => (await seen()).length === 1, 'the child’s course');
    expect(await seen()).toEqual(['Ada Byron']);
    await until(async () => (await mine(person)).length === 1, 'the own course');
    const { body } = await parent.get<ListOf<Mine>>(`/my-courses?learnerId=${newId()}`);
    expect(body.items).toEqual([]);
    expect((await mine((await aStudent()).person)).length).toBe(0);
    await app.admin.query(
      `insert into identity.memberships (id, person_id, role, school_id, valid_from)
       values (gen_random_uuid(), $1, 'student', $2, current_date - 1)`,
      [person.id, schools.lake.id],
    );
    const inLake = async () => await at(person, schools.lake).get<ListOf<Mine>>('/my-courses');
    await until(async () => (await inLake()).status === 200, 'the membership');
    expect((await inLake()).body.items).toEqual([]);
  });

  it('are one statement for one course and for five hundred, and none while nothing changes', async () => {
    const budgets: number[] = [];
    for (const count of [1, 500]) {
      const { person, id } = await aStudent();
      await manyCourses(count, id, newId());
      const first = await countStatements(() => at(person).get<ListOf<Mine>>('/my-courses?limit=200'));
      expect(first.result.body.items).toHaveLength(Math.min(count, 200));
      expect(first.result.body.items[0]).toMatchObject({ percent: 20, nextItem: expect.anything() });
      const again = await countStatements(() => at(person).get<ListOf<Mine>>('/my-courses?limit=200'));
      expect(again.ofRequest(again.result)).toBe(0);
      expect(again.result.body).toEqual(first.result.body);
      budgets.push(first.ofRequest(first.result));
    }
    // Who the reader's learners are, and their courses.
    expect(budgets).toEqual([2, 2]);
  });
});

describe('the courses that go on', () => {
  it('show who teaches and who learns, each with progress, to authors; and follow what happens', async () => {
    const { person, id: learnerId } = await aStudent();
    const { runId, itemId } = await author.published();
    await author.enrol(runId, learnerId);
    const mineOf = async (who: TestPerson) => (await running(who)).find((one) => one.runId === runId);
    await until(
      async () => (await mineOf(schools.hill.people.teacher))?.learners.length === 1,
      'the learner',
    );
    expect(await mineOf(schools.hill.people.teacher)).toMatchObject({
      instructors: [{ displayName: 'Some teacher' }],
      learners: [{ learnerId, displayName: 'Ada Byron', percent: 0, state: 'active' }],
      averagePercent: 0,
    });
    await until(
      async () => (await at(person).call('POST', `/course-items/${itemId}/viewed`)).body['total'] === 1,
      'the rules',
    );
    for (const who of [schools.hill.people.teacher, schools.hill.people.office])
      await until(async () => (await mineOf(who))?.averagePercent === 100, 'the progress');
    const colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    for (const who of [colleague, person, schools.hill.people.guardian])
      expect(await running(who)).toEqual([]);
    const { body } = await at(schools.lake.people.admin, schools.lake).get<ListOf<Running>>(
      '/running-courses',
    );
    expect(body.items).toEqual([]);
    await teacher.call('POST', `/course-runs/${runId}/archive`);
    await until(async () => (await mineOf(schools.hill.people.teacher)) === undefined, 'the end');
  });

  it('are one statement for one course and for five hundred, and none while nothing changes', async () => {
    const budgets: number[] = [];
    for (const count of [1, 500]) {
      const instructor = await somebody(app, 'teacher', { schoolId: schools.hill.id });
      await manyCourses(count, (await aStudent()).id, instructor.id);
      const list = () => at(instructor).get<ListOf<Running>>('/running-courses?limit=200');
      const first = await countStatements(list);
      expect(first.result.body.items).toHaveLength(Math.min(count, 200));
      expect(first.result.body.items[0]).toMatchObject({ averagePercent: 20, learners: [{ percent: 20 }] });
      const again = await countStatements(list);
      expect(again.ofRequest(again.result)).toBe(0);
      expect(again.result.body).toEqual(first.result.body);
      budgets.push(first.ofRequest(first.result));
    }
    expect(budgets).toEqual([1, 1]);
  });
});
