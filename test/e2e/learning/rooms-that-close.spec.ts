import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseAuthor } from '../../support/course-author.js';
import { settled } from '../../support/settled.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let office: RosterOffice;
let author: CourseAuthor;
let ids: { courseId: string; runId: string; itemId: string; enrolmentId: string };
let students: Awaited<ReturnType<typeof studentWhoSignsIn>>[];
let teachers: TestPerson[];
let ada: Watcher;
let bob: Watcher;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  office = new RosterOffice(app, schools.hill);
  author = new CourseAuthor(office);
  const at = { schoolId: schools.hill.id };
  teachers = [await somebody(app, 'teacher', at), await somebody(app, 'teacher', at)];
  students = [await studentWhoSignsIn(app, schools.hill), await studentWhoSignsIn(app, schools.hill)];
  await pause(4_500); // that they are new here is noticed by now, and is no reason to ask for their rights any more
});
afterAll(() => app.stop());

type Watcher = Awaited<ReturnType<typeof watching>>;

/** Watches topics over a socket; `ended` are those that it may not watch any more. */
async function watching(person: TestPerson, ...topics: readonly string[]) {
  const client = await TestSocket.connect(app, person.token);
  const ended: string[] = [];
  client.socket.on('unsubscribed', ({ topic }: { topic: string }) => ended.push(topic));
  for (const topic of topics) expect(await client.subscribe(topic)).toMatchObject({ ok: true });
  return { client, ended };
}

const room = () => `course-run:${ids.runId}:room`;

/** Ada and Bob learn in a published run, and each watches its room and the own enrolment. */
beforeEach(async () => {
  const published = await author.published();
  const [first, second] = students as [(typeof students)[0], (typeof students)[0]];
  const enrolmentId = await author.enrol(published.runId, first.id);
  const other = await author.enrol(published.runId, second.id);
  ids = { ...published, enrolmentId };
  await settled(app);
  ada = await watching(first.person, room(), `course-enrolment:${enrolmentId}`);
  bob = await watching(second.person, room(), `course-enrolment:${other}`);
});

/** Well below the quarter of an hour after which everybody is asked. */
const ends = (watcher: Watcher, topics: readonly string[]) =>
  until(
    () => topics.every((topic) => watcher.ended.includes(topic)),
    () => `${topics.join()} to end; there ended ${watcher.ended.join()}`,
  );

afterEach(() => {
  for (const { client } of [ada, bob]) client.close();
});

describe('What somebody watches of a run ends when', () => {
  it.each(['suspend', 'withdraw'])('the office says %s, and nobody else is sent away', async (verb) => {
    await office.call('POST', `/course-enrolments/${ids.enrolmentId}/${verb}`);
    await ends(ada, [room()]);
    const post = { body: { markdown: 'Who is still here?' } };
    expect((await office.call('POST', `/course-items/${ids.itemId}/posts`, post)).status).toBe(201);
    const heard = () => bob.client.messages.some(({ type }) => type === 'learning.post_changed');
    await until(heard, 'the post');
    expect(ada.client.messages.filter(({ type }) => type === 'learning.post_changed')).toEqual([]);
    expect([ada.ended, bob.ended]).toEqual([[room()], []]);
  });

  it.each(['course-runs', 'online-courses'])('%s are taken back from publication', async (kind) => {
    const id = kind === 'course-runs' ? ids.runId : ids.courseId;
    await office.call('POST', `/${kind}/${id}/unpublish`);
    await ends(ada, [room(), `course-enrolment:${ids.enrolmentId}`]);
    await ends(bob, [room()]);
    expect(ada.client.socket.connected).toBe(true);
  });

  it('they do not teach it any more', async () => {
    const [leaves, stays] = teachers as [TestPerson, TestPerson];
    await entrust(leaves, stays);
    const topics = [
      `online-course:${ids.courseId}`,
      `course-run:${ids.runId}:learners`,
      `course-enrolment:${ids.enrolmentId}`,
      room(),
    ];
    const [former, present] = [await watching(leaves, ...topics), await watching(stays, ...topics)];
    await entrust(stays);
    await ends(former, topics);
    expect([present.ended, ada.ended]).toEqual([[], []]);
  });

  async function entrust(...people: readonly TestPerson[]) {
    const body = { personIds: people.map(({ id }) => id) };
    const { status } = await office.call('PUT', `/online-courses/${ids.courseId}/instructors`, { body });
    expect(status).toBe(200);
  }
});
