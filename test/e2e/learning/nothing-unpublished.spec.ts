import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CourseAuthor } from '../../support/course-author.js';
import { settled } from '../../support/settled.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let author: CourseAuthor;
/** Those of the school who are no authors of the course. */
let readers: Record<string, TestPerson>;

const SECRET = 'Zeppelin';
const everything = { title: SECRET, summary: SECRET, description: SECRET };

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  const { teacher, student, guardian } = schools.hill.people;
  author = new CourseAuthor(new RosterOffice(app, schools.hill, teacher));
  readers = { student, guardian, colleague: await somebody(app, 'teacher', { schoolId: schools.hill.id }) };
});
afterAll(() => app.stop());

const at = (person: TestPerson) => new RosterOffice(app, schools.hill, person);

/** What can be read of a course, by each route. */
function everyRoute(of: { courseId: string; runId: string; moduleId: string; itemId: string }) {
  return [
    '/online-courses',
    `/online-courses?q=${SECRET}`,
    '/online-courses?state=draft',
    '/online-courses?mine=true',
    '/online-courses?state=archived',
    '/online-courses?sort=-id',
    '/course-runs',
    '/course-runs?state=draft',
    `/course-runs?courseId=${of.courseId}`,
    `/online-courses/${of.courseId}`,
    `/course-runs/${of.runId}`,
    `/course-runs/${of.runId}/outline`,
    `/course-modules/${of.moduleId}`,
    `/course-items/${of.itemId}`,
    `/course-runs/${of.runId}/admission`,
    `/course-runs/${of.runId}/progress`,
    `/course-runs/${of.runId}/gradebook`,
    '/questions',
    '/quiz-attempts',
    '/submissions',
    '/answers-to-grade',
    `/course-enrolments?runId=${of.runId}`,
    '/running-courses',
    '/my-courses',
    '/audit-entries',
    '/jobs',
  ];
}

/** A draft of everything, each part named by the secret. */
async function draft() {
  const courseId = await author.course(everything);
  const runId = await author.run(courseId, { title: SECRET });
  const moduleId = await author.module(runId, { title: SECRET });
  const itemId = await author.page(moduleId, { title: SECRET, markdown: SECRET });
  return { courseId, runId, moduleId, itemId };
}

async function leaks(person: TestPerson, of: Awaited<ReturnType<typeof draft>>): Promise<string[]> {
  const ids = new RegExp(`${SECRET}|${Object.values(of).join('|')}`);
  const found: string[] = [];
  for (const path of everyRoute(of)) {
    const { status, body } = await at(person).get(path);
    if (status < 400 && ids.test(JSON.stringify(body))) found.push(path);
  }
  return found;
}

describe('B10 what is not published', () => {
  it('is read by its authors, the office and the auditor, by nobody else', async () => {
    const of = await draft();
    for (const [name, person] of Object.entries(readers))
      expect([name, await leaks(person, of)]).toEqual([name, []]);
    for (const path of [
      `/online-courses/${of.courseId}`,
      `/course-runs/${of.runId}`,
      `/course-items/${of.itemId}`,
    ])
      expect((await at(readers['student']!).get(path)).status).toBe(404);
    for (const person of [
      schools.hill.people.teacher,
      schools.hill.people.office,
      schools.hill.people.auditor,
    ])
      expect((await leaks(person, of)).length).toBeGreaterThan(6); // the control: there is something to see
  });

  it('stays unseen whichever part of the way is not published', async () => {
    const of = await draft();
    const student = readers['student']!;
    await author.publish(`course-items/${of.itemId}`);
    await author.publish(`course-runs/${of.runId}`);
    expect(await leaks(student, of)).toEqual([]);
    await author.publish(`online-courses/${of.courseId}`);
    const catalogue = [
      '/online-courses',
      `/online-courses?q=${SECRET}`,
      '/online-courses?sort=-id',
      '/course-runs',
    ];
    expect(await leaks(student, of)).toEqual([
      ...catalogue,
      `/course-runs?courseId=${of.courseId}`,
      `/online-courses/${of.courseId}`,
      `/course-runs/${of.runId}`,
    ]);
    await author.school.call('POST', `/course-runs/${of.runId}/unpublish`);
    const { body } = await at(student).get<{ items: object[] }>(`/course-runs?courseId=${of.courseId}`);
    expect(body.items).toEqual([]);
    await author.school.call('POST', `/online-courses/${of.courseId}/archive`);
    expect(await leaks(student, of)).toEqual([]);
  });

  it('closes with the role: whoever taught it and is no teacher any more reads what everybody reads', async () => {
    const former = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    const of = await draft();
    const personIds = [schools.hill.people.teacher.id, former.id];
    await author.school.call('PUT', `/online-courses/${of.courseId}/instructors`, { body: { personIds } });
    expect((await leaks(former, of)).length).toBeGreaterThan(6);
    const now = await somebody(app, 'student', { schoolId: schools.hill.id });
    await app.admin.query(
      'update learning.courses set instructors = array_append(instructors, $2) where id = $1',
      [of.courseId, now.id],
    );
    expect(await leaks(now, of)).toEqual([]);
  });

  it('is changed by none but its authors, who cannot tell it from what is not there', async () => {
    const { courseId, runId, moduleId, itemId } = await draft();
    const body = { title: 'Mine' };
    for (const path of [
      `online-courses/${courseId}`,
      `course-runs/${runId}`,
      `course-modules/${moduleId}`,
      `course-items/${itemId}`,
    ]) {
      expect((await at(readers['colleague']!).call('PATCH', `/${path}`, { body })).status).toBe(404);
      expect((await at(readers['student']!).call('PATCH', `/${path}`, { body })).status).toBe(403);
    }
  });

  it('is on no socket: neither watched nor told, while its authors see every change (L1)', async () => {
    const { id } = schools.hill;
    await settled(app); // what the tests before have done is no news
    const student = await TestSocket.connect(app, readers['student']!.token);
    const teacher = await TestSocket.connect(app, schools.hill.people.teacher.token);
    const catalogue = `school:${id}:online-courses`;
    expect(JSON.stringify(await student.subscribe(catalogue))).not.toContain(SECRET);
    const of = await draft();
    await settled(app); // what made the draft is no news
    const topic = `online-course:${of.courseId}`;
    expect(await student.subscribe(topic)).toMatchObject({ ok: false, problem: { status: 404 } });
    expect(await teacher.subscribe(topic)).toMatchObject({ ok: true, snapshot: { title: SECRET } });
    await author.school.call('PATCH', `/course-items/${of.itemId}`, { body: { markdown: SECRET } });
    await author.publish(`course-runs/${of.runId}`);
    await author.school.call('PATCH', `/online-courses/${of.courseId}`, { body: { title: SECRET } });
    const seen = await teacher.received(topic, 3);
    expect(seen.map(({ type }) => type)).toEqual([
      'learning.outline_changed',
      'learning.run_state_changed',
      'learning.course_changed',
    ]);
    await author.publish(`online-courses/${of.courseId}`);
    const [told] = await student.received(catalogue, 1);
    expect(told).toMatchObject({
      type: 'learning.course_state_changed',
      data: { courseId: of.courseId, state: 'published', title: SECRET },
    });
    await author.school.call('POST', `/online-courses/${of.courseId}/unpublish`);
    const [, taken] = await student.received(catalogue, 2);
    expect(taken).toMatchObject({ data: { courseId: of.courseId, state: 'draft', title: null } });
    expect(await student.subscribe(topic)).toMatchObject({ ok: false });
    expect(student.messages).toHaveLength(2);
    student.close();
    teacher.close();
  });

  it('is in no event that leaves for others', async () => {
    const of = await draft();
    await author.school.call('POST', `/online-courses/${of.courseId}/duplicate`, { body: { title: SECRET } });
    await until(async () => (await eventsAbout(of)).length >= 4, 'the events');
    expect(JSON.stringify(await eventsAbout(of))).not.toContain(SECRET);
  });

  it('K1 is in no other school either, published or not', async () => {
    const of = await author.published();
    const lake = new RosterOffice(app, schools.lake);
    for (const path of [
      `/online-courses/${of.courseId}`,
      `/course-runs/${of.runId}`,
      `/course-items/${of.itemId}`,
    ])
      expect((await lake.get(path)).status).toBe(404);
    expect((await lake.get<{ items: object[] }>('/online-courses')).body.items).toEqual([]);
    const socket = await TestSocket.connect(app, schools.lake.people.admin.token);
    for (const topic of [`online-course:${of.courseId}`, `school:${schools.hill.id}:online-courses`])
      expect(await socket.subscribe(topic)).toMatchObject({ ok: false, problem: { status: 404 } });
    socket.close();
  });
});

async function eventsAbout({ courseId, runId }: { courseId: string; runId: string }): Promise<object[]> {
  const { rows } = await app.admin.query<object>(
    `select type, data from platform.outbox where aggregate_id = any ($1::uuid[])`,
    [[courseId, runId]],
  );
  return rows;
}
