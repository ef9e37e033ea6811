import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CAPITAL, choose, Classroom, type Attempt, type Question } from '../../support/classroom.js';
import { closeAttempt } from '../../support/close-attempt.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let room: Classroom;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  room = new Classroom(app, schools.hill);
});
afterAll(() => app.stop());

interface Mark {
  readonly number: number;
  readonly mark: object;
}

/** Somebody has answered Torun, which is wrong, and has not handed it in. */
async function underWay(quiz: object = {}) {
  const learner = await room.quizzed(quiz);
  const { asked, itemId, start, save, me } = learner;
  const [{ id: questionId }] = asked as [Question];
  const { body: attempt } = await start();
  await save(attempt.id, [choose(attempt, 'Torun')]);
  const path = `/quiz-attempts/${attempt.id}`;
  /** Says that this is the capital. */
  const putRight = async (capital: string) => {
    const options = CAPITAL.options.map(({ text }) => ({ text, correct: text === capital }));
    const body = { pool: 'Capitals', question: { ...CAPITAL, options } };
    expect((await room.teacher.call('PUT', `/questions/${questionId}`, { body })).status).toBe(200);
  };
  const regrade = (reason: string, by = room.teacher) =>
    by.call('POST', `/course-items/${itemId}/regrade`, { body: { questionId, reason } });
  const marks = async () => (await room.teacher.get<Mark[]>(`${path}/mark-changes`)).body;
  const seen = async () => (await me.get<Attempt>(path)).body;
  return { ...learner, attempt, questionId, putRight, regrade, marks, seen };
}

describe('what is put right while an attempt is under way', () => {
  it('is what it is measured by when it is handed in, and the answer says how many there are', async () => {
    const { attempt, submit, putRight, regrade, marks, seen } = await underWay();
    await putRight('Torun');
    expect(await regrade('Wrong key')).toMatchObject({ status: 200, body: { changed: 0, underWay: 1 } });
    // It goes on as it was asked, and says nothing of what is right.
    expect(await seen()).toMatchObject({
      state: 'in_progress',
      questions: [{ prompt: CAPITAL.prompt, mark: null, solution: null }],
    });
    expect(await submit(attempt.id)).toMatchObject({ status: 200, body: { state: 'released', score: 2 } });
    const by = schools.hill.people.teacher.id;
    expect(await marks()).toMatchObject([
      { number: 1, mark: { score: 2, origin: 'auto', revision: 2, reason: 'Wrong key', by } },
    ]);
    expect(await regrade('Again')).toMatchObject({ body: { changed: 0, underWay: 0 } });
  });

  it('is what was said last, also when its time is over by itself', async () => {
    const { attempt, putRight, regrade, marks, seen } = await underWay({ minutes: 30 });
    await putRight('Torun');
    await regrade('Wrong key');
    await putRight('Lodz');
    await regrade('Wrong again');
    await (
      await room.timeIsOver(attempt.id)
    )();
    expect(await seen()).toMatchObject({ state: 'released', score: 0 });
    // By Lodz it is worth as much as by what was asked: nothing became another mark.
    expect(await marks()).toMatchObject([{ mark: { score: 0, revision: 1, reason: null } }]);
  });

  it('counts for nobody who was not asked before, for no other quiz, and not unless somebody says so', async () => {
    const { attempt, itemId, questionId, moduleId, me, start, save, submit, putRight, regrade } =
      await underWay({ attempts: 2 });
    const other = { moduleId, kind: 'quiz', title: 'Other', quiz: { questionIds: [questionId] } };
    const otherId = (await room.teacher.make('/course-items', other)).id;
    await room.author.publish(`course-items/${otherId}`);
    const elsewhere = (await me.call<Attempt>('POST', `/course-items/${otherId}/attempts`)).body;
    await save(elsewhere.id, [choose(elsewhere, 'Torun')]);
    await putRight('Torun');
    // A question that is changed measures nobody anew by itself.
    expect(await submit(elsewhere.id)).toMatchObject({ body: { score: 0 } });
    const office = new RosterOffice(app, schools.lake);
    expect((await regrade('Not yours', office)).status).toBe(404);
    expect(await regrade('Wrong key')).toMatchObject({ body: { underWay: 1 } });
    await submit(attempt.id);
    const { body: next } = await start();
    await save(next.id, [choose(next, 'Torun')]);
    expect(await submit(next.id)).toMatchObject({
      body: { score: 2, questions: [{ mark: { revision: 2, reason: null } }] },
    });
    expect((await room.teacher.call('DELETE', `/course-items/${itemId}`)).status).toBe(409);
  });

  it('is what is shown as right, also to who had ended before and is worth the same', async () => {
    const { attempt, submit, putRight, regrade, seen } = await underWay({ reveal: 'with_result' });
    const right = async () => (await seen()).questions[0]!.solution!.keys;
    await submit(attempt.id);
    const [before] = await right();
    await putRight('Lodz');
    expect(await right()).toEqual([before]);
    expect(await regrade('Wrong key')).toMatchObject({ body: { changed: 0, underWay: 0 } });
    const lodz = attempt.questions[0]!.options.find(({ text }) => text === 'Lodz')!.key;
    expect(await right()).toEqual([lodz]);
    expect(before).not.toBe(lodz);
  });

  it('measures whoever hands in at the same moment, whoever comes first', async () => {
    for (const first of ['regrade', 'submit'] as const) {
      const { attempt, submit, putRight, regrade, seen } = await underWay();
      await putRight('Torun');
      await app.admin.query('begin');
      await app.admin.query('select from learning.attempts where id = $1 for update', [attempt.id]);
      const both = { regrade: () => regrade('Wrong key'), submit: () => submit(attempt.id) };
      const [one, two] = first === 'regrade' ? [both.regrade, both.submit] : [both.submit, both.regrade];
      const answers = [one()];
      await until(async () => (await waitingBehind(app.admin)) > 0, 'the first to wait');
      answers.push(two());
      await until(async () => (await waitingBehind(app.admin)) > 1, 'the second to wait');
      await app.admin.query('commit');
      expect((await Promise.all<{ status: number }>(answers)).map(({ status }) => status)).toEqual([
        200, 200,
      ]);
      expect(await seen()).toMatchObject({ state: 'released', score: 2 });
    }
  });

  it('comes to nothing where nothing was answered', async () => {
    const learner = await room.quizzed({ minutes: 30 });
    const { body } = await learner.start();
    const question = { ...CAPITAL, options: CAPITAL.options.toReversed() };
    const questionId = learner.asked[0]!.id;
    await room.teacher.call('PUT', `/questions/${questionId}`, { body: { pool: 'Capitals', question } });
    const regrading = { body: { questionId, reason: 'Otherwise' } };
    await room.teacher.call('POST', `/course-items/${learner.itemId}/regrade`, regrading);
    await room.timeIsOver(body.id);
    await closeAttempt(app, schools.hill, body.id);
    expect((await learner.me.get(`/quiz-attempts/${body.id}`)).body).toMatchObject({ state: 'abandoned' });
  });
});
