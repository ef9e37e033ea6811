import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Classroom, WHY, write } from '../../support/classroom.js';
import { looksAfter } from '../../support/families.js';
import { settled } from '../../support/settled.js';
import { TestSocket, type SocketMessage } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let room: Classroom;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  room = new Classroom(app, schools.hill);
});
afterAll(() => app.stop());

type Learner = Awaited<ReturnType<Classroom['learner']>>;

/** What devices of the learner, of a guardian and of an author hear of what the learner does at the item, in order. */
async function devices({ person, learnerId, runId, enrolmentId, itemId }: Learner) {
  const guardian = await somebody(app, 'guardian', { schoolId: schools.hill.id });
  await looksAfter(app, schools.hill, guardian, learnerId);
  await settled(app);
  const own = `course-enrolment:${enrolmentId}`;
  const listening = async (token: string, topics: readonly string[]) => {
    const socket = await TestSocket.connect(app, token);
    for (const topic of topics) expect(await socket.subscribe(topic)).toMatchObject({ ok: true });
    return socket;
  };
  const learner = await listening(person.token, [own, `${own}:attempts`]);
  const parent = await listening(guardian.token, [own]);
  const author = await listening(schools.hill.people.teacher.token, [`course-run:${runId}:learners`]);
  const sockets = [learner, parent, author];
  const said = ({ type, data }: SocketMessage) => {
    const [, what] = /^learning\.(attempt|submission|result)_changed$/.exec(type) ?? [];
    const state = data['state'] as string | undefined;
    return what && data['itemId'] === itemId ? [state ? `${what} ${state}` : what] : [];
  };
  /** When all has come that was told. */
  const heard = async () => {
    await settled(app);
    for (const socket of sockets) await socket.upToDate(app);
    return sockets.map(({ messages }) => messages.flatMap(said));
  };
  const forget = () => sockets.forEach(({ messages }) => messages.splice(0));
  const close = () => sockets.forEach((socket) => socket.close());
  return { heard, forget, close };
}

const done = async (method: 'POST' | 'PUT' | 'PATCH', path: string, body: object = {}) =>
  expect((await room.teacher.call(method, path, { body })).status).toBeLessThan(300);

describe('B10 of what was taken back', () => {
  it('attempts and results are heard by its authors alone, until it is published again', async () => {
    const quizzed = await room.quizzed({ release: 'by_author', attempts: 3, minutes: 30 }, [WHY]);
    const { itemId, learnerId, moduleId, start, save, submit } = quizzed;
    const answered = async () => {
      const { body } = await start();
      await save(body.id, [write(body, 'Because')]);
      return body;
    };
    const first = await answered();
    await submit(first.id);
    const second = await answered();
    const close = await room.timeIsOver(second.id);
    const { heard, forget, close: hangUp } = await devices(quizzed);
    await done('POST', `/course-items/${itemId}/unpublish`);
    await close();
    for (const { id, questions } of [first, second])
      await done('PUT', `/quiz-attempts/${id}/marks/${questions[0]!.questionId}`, { score: 1 });
    await done('POST', `/course-items/${itemId}/release`);
    await done('PUT', `/course-items/${itemId}/results/${learnerId}`, { score: 2, reason: 'Said aloud' });
    const told = ['attempt overdue', 'attempt graded', 'attempt released', 'result'];
    expect(await heard()).toEqual([[], [], expect.arrayContaining(told)]);

    await done('POST', `/course-items/${itemId}/publish`);
    forget();
    await start();
    await done('PATCH', `/course-modules/${moduleId}`, {
      closesAt: new Date(Date.now() + 60_000).toISOString(),
    });
    await done('PUT', `/course-items/${itemId}/results/${learnerId}`, { score: 3, reason: 'Said well' });
    const again = (await heard()).map((one) => one.toSorted());
    const all = ['attempt in_progress', 'attempt in_progress', 'result'];
    expect(again).toEqual([all, ['result'], all]); // of attempts under way guardians hear nothing anyway (B6)
    hangUp();
  });

  it('an attempt whose end is moved is heard by its authors alone, whichever part of the way was taken back', async () => {
    const quizzed = await room.quizzed();
    const { itemId, runId, courseId, start } = quizzed;
    const { body: attempt } = await start();
    const { heard, forget, close } = await devices(quizzed);
    let hours = 9;
    const moveEnd = () => {
      const closesAt = new Date(Date.now() + hours-- * 3_600_000).toISOString();
      return done('PATCH', `/course-items/${itemId}`, { closesAt });
    };
    await moveEnd();
    expect(await heard()).toEqual([['attempt in_progress'], [], ['attempt in_progress']]);
    forget();
    await done('POST', `/course-items/${itemId}/unpublish`);
    await moveEnd();
    expect(await heard()).toEqual([[], [], ['attempt in_progress']]);
    close();
    await done('POST', `/course-items/${itemId}/publish`);
    // Whoever is no author is listened to no more when the run or the course is taken back; the event says it all the same.
    for (const part of [`course-runs/${runId}`, `online-courses/${courseId}`]) {
      await done('POST', `/${part}/unpublish`);
      await moveEnd();
      await done('POST', `/${part}/publish`);
      await moveEnd();
    }
    const { rows } = await app.admin.query<{ published: boolean }>(
      `select (data ->> 'isPublished')::boolean as published from platform.outbox where aggregate_id = $1 order by id`,
      [attempt.id],
    );
    expect(rows.map(({ published }) => published)).toEqual([true, true, false, false, true, false, true]);
  });

  it('what was handed in, and its results, are heard by its authors alone, until it is published again', async () => {
    const learner = await room.learner(async () => ({ kind: 'assignment', assignment: { points: 10 } }));
    const { me, itemId } = learner;
    const handIn = async (text: string) => {
      const { status, body } = await me.call<{ id: string }>('POST', `/course-items/${itemId}/submissions`, {
        body: { text },
      });
      expect(status).toBe(201);
      return `/submissions/${body.id}`;
    };
    const [first, second] = [await handIn('Bread'), await handIn('More bread')];
    const { heard, forget, close } = await devices(learner);
    await done('POST', `/course-items/${itemId}/unpublish`);
    await done('POST', `${first}/give-back`, { feedback: 'More' });
    await done('PUT', `${second}/grade`, { score: 8 });
    await done('POST', `${second}/release`);
    const told = ['submission returned', 'submission graded', 'submission released', 'result'];
    expect(await heard()).toEqual([[], [], expect.arrayContaining(told)]);

    await done('POST', `/course-items/${itemId}/publish`);
    forget();
    const third = await handIn('Bread, and wine');
    await done('PUT', `${third}/grade`, { score: 9 });
    await done('POST', `${third}/release`);
    const again = await heard();
    const all = ['result', 'submission graded', 'submission released', 'submission submitted'];
    for (const one of again.slice(0, 2)) expect(one.toSorted()).toEqual(all);
    close();
  });
});
