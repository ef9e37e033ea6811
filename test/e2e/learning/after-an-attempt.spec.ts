import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateIn, instantOf } from '#domain/kernel/local-date';
import { choose, Classroom, WHY, write, type Attempt, type Question } from '../../support/classroom.js';
import { keepEnrolments } from '../../support/keep-enrolments.js';
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

describe('after a reset', () => {
  it('nothing that was done before is evidence: neither by another attempt nor by another mark', async () => {
    const { start, save, submit, itemId, enrolmentId, learnerId } = await room.quizzed(
      { attempts: null, passAt: 60 },
      [WHY],
    );
    const attempted = async (text: string | null) => {
      const { body } = await start();
      if (text !== null) await save(body.id, [write(body, text)]);
      await submit(body.id);
      return body;
    };
    const first = await attempted('Kopernik-4711');
    const waiting = await attempted('no idea');
    await room.teacher.call('POST', `/course-enrolments/${enrolmentId}/reset`, { body: {} });
    const mark = (of: Attempt, given: object) =>
      room.teacher.call('PUT', `/quiz-attempts/${of.id}/marks/${of.questions[0]!.questionId}`, {
        body: given,
      });
    await mark(waiting, { score: 1 });
    await mark(first, { score: 2.5, reason: 'Read again' });
    expect((await evidence()).rows).toEqual([]);
    await attempted(null);
    expect((await evidence()).rows).toEqual([
      { kind: 'scored', passed: false, score: 0 },
      { kind: 'submitted', passed: null, score: null },
    ]);
    await attempted('Kopernik-4711');
    expect((await evidence()).rows).toContainEqual({ kind: 'scored', passed: true, score: 1 });

    /** What counts: of the round that goes on. */
    function evidence() {
      return app.admin.query(
        `select kind, passed, score::float8 as score from learning.evidence e
         where item_id = $1 and learner_id = $2 and kind in ('submitted', 'scored') and round = (
           select count(*) from learning.evidence r
           where r.item_id = e.item_id and r.learner_id = e.learner_id and r.kind = 'reset')
         order by kind, id`,
        [itemId, learnerId],
      );
    }
  });
});

describe('at the end of the run', () => {
  it('an attempt without any other limit ends, and what was saved counts', async () => {
    const { start, save, submit, runId } = await room.quizzed();
    const { timeZone, today } = clocks();
    await endsOn(runId, today);
    const { body } = await start();
    expect(body.dueAt).toBe(instantOf(timeZone, addDays(today, 1), '00:00').toISOString());
    await save(body.id, [choose(body, 'Warsaw')]);
    const close = await room.timeIsOver(body.id);
    await endsOn(runId, addDays(today, -1));
    expect(await submit(body.id)).toMatchObject({ status: 409, body: { code: 'learning.attempt_over' } });
    await keepEnrolments(app, room.school);
    await close();
    expect(await room.teacher.get(`/quiz-attempts/${body.id}`)).toMatchObject({
      body: { state: 'released', score: 2 },
    });
  });

  it('a limit that is nearer holds, and nothing begins afterwards except by who has completed the run', async () => {
    const { start, submit, runId, enrolmentId } = await room.quizzed({ minutes: 30, attempts: null });
    const { today } = clocks();
    await endsOn(runId, addDays(today, 2));
    const { body } = await start();
    expect(Date.parse(body.dueAt!) - Date.now()).toBeLessThanOrEqual(30 * 60_000);
    await submit(body.id);
    await endsOn(runId, addDays(today, -1));
    await enrolmentIs('active');
    expect(await start()).toMatchObject({ status: 403, body: { code: 'learning.item_not_open' } });
    await enrolmentIs('completed');
    expect(await start()).toMatchObject({ status: 201, body: { number: 2, state: 'in_progress' } });

    function enrolmentIs(state: string) {
      return app.admin.query(`update learning.enrolments set state = $2 where id = $1`, [enrolmentId, state]);
    }
  });

  const endsOn = (runId: string, day: string) =>
    room.teacher.call('PATCH', `/course-runs/${runId}`, { body: { endsOn: day } });

  function clocks() {
    const { timeZone } = room.school;
    return { timeZone, today: dateIn(timeZone, new Date()) };
  }
});
