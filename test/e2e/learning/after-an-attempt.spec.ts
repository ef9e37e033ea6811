import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Classroom, WHY, write, type Attempt, type Question } from '../../support/classroom.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools } from '../../support/two-schools.js';

let app: TestApp;
let room: Classroom;

beforeAll(async () => {
  app = await TestApp.start();
  room = new Classroom(app, (await twoSchools(app)).hill);
});
afterAll(() => app.stop());

describe('what is revealed when no attempt is left', () => {
  it('is what was right in each of them, when the last one has ended and not before', async () => {
    const quiz = { attempts: 2, reveal: 'when_done' };
    const { start, submit, me, itemId, asked } = await room.quizzed(quiz);
    const revealed = async (...ids: readonly string[]) => {
      const seen = await Promise.all(ids.map((id) => me.get<Attempt>(`/quiz-attempts/${id}`)));
      return seen.map(({ body }) => body.questions[0]!.solution !== null);
    };
    const first = (await start()).body.id;
    await submit(first);
    const second = (await start()).body.id;
    expect(await revealed(first, second)).toEqual([false, false]);
    await submit(second);
    expect(await revealed(first, second)).toEqual([true, true]);
    const another = { ...quiz, attempts: 3, questionIds: asked.map(({ id }) => id) };
    await room.teacher.call('PATCH', `/course-items/${itemId}`, { body: { quiz: another } });
    expect(await revealed(first, second)).toEqual([false, false]);
  });
});

describe('measuring anew', () => {
  it('releases at once what waited for a person alone, where results are released at once', async () => {
    const { start, save, submit, itemId, asked, me } = await room.quizzed({}, [WHY]);
    const { body } = await start();
    await save(body.id, [write(body, 'Copernicus')]);
    expect(await submit(body.id)).toMatchObject({ body: { state: 'submitted' } });
    const [{ id: questionId }] = asked as [Question];
    const question = { ...WHY, accepted: ['Copernicus'] };
    await room.teacher.call('PUT', `/questions/${questionId}`, { body: { pool: 'Capitals', question } });
    const regrading = { body: { questionId, reason: 'It is right' } };
    expect(await room.teacher.call('POST', `/course-items/${itemId}/regrade`, regrading)).toMatchObject({
      body: { changed: 1 },
    });
    expect(await me.get(`/quiz-attempts/${body.id}`)).toMatchObject({
      body: { state: 'released', score: 3 },
    });
  });
});
