import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CAPITAL,
  choose,
  Classroom,
  typesUntil,
  WHY,
  write,
  type Attempt,
  type Question,
} from '../../support/classroom.js';
import type { CourseAuthor } from '../../support/course-author.js';
import { settled } from '../../support/settled.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let room: Classroom;
let schools: TwoSchools;
let teacher: RosterOffice;
let author: CourseAuthor;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  room = new Classroom(app, schools.hill);
  ({ teacher, author } = room);
});
afterAll(() => app.stop());

const at = (person: TestPerson) => new RosterOffice(app, schools.hill, person);
const refused = (status: number, code: string) => ({ status, body: { code: `learning.${code}` } });

const ask = (...of: Parameters<Classroom['ask']>) => room.ask(...of);
const quizzed = (...of: Parameters<Classroom['quizzed']>) => room.quizzed(...of);
const timeIsOver = (attemptId: string) => room.timeIsOver(attemptId);

describe('a question bank', () => {
  it('keeps each version of a question, and counts none where nothing has changed', async () => {
    const { id, content } = await ask(await author.course());
    const change = (question: object, headers = {}) =>
      teacher.call<Question>('PUT', `/questions/${id}`, { body: { pool: 'Capitals', question }, headers });
    expect((await change(CAPITAL)).body.revision).toBe(1);
    const other = { ...CAPITAL, options: [{ text: 'Lodz' }, { text: 'Warsaw', correct: true }] };
    const changed = (await change(other)).body;
    expect(changed.revision).toBe(2);
    // What says the same keeps its key: that is what answers are made of.
    const keyOf = (of: Question['content'], text: string) => of.options.find((one) => one.text === text)!.key;
    expect(keyOf(changed.content, 'Warsaw')).toBe(keyOf(content, 'Warsaw'));
    const { body: versions } = await teacher.get<{ revision: number }[]>(`/questions/${id}/versions`);
    expect(versions.map(({ revision }) => revision)).toEqual([2, 1]);
    expect(await change(other, { 'If-Match': '"1"' })).toMatchObject({ status: 412 });
  });

  it('belongs to those who teach the course, and that of the school to the office', async () => {
    const courseId = await author.course();
    const { id } = await ask(courseId);
    const office = new RosterOffice(app, schools.hill);
    const school = await office.make('/questions', { pool: 'Everybody', question: CAPITAL });
    const colleague = at(await somebody(app, 'teacher', { schoolId: schools.hill.id }));
    const body = { pool: 'Capitals', question: CAPITAL };
    expect(await colleague.get(`/questions/${id}`)).toMatchObject(refused(404, 'question_not_found'));
    expect(await colleague.call('PUT', `/questions/${id}`, { body })).toMatchObject({ status: 404 });
    expect(await colleague.call('POST', '/questions', { body: { ...body, courseId } })).toMatchObject(
      refused(404, 'course_not_found'),
    );
    expect((await colleague.get(`/questions/${school.id}`)).status).toBe(200);
    expect((await colleague.call('POST', `/questions/${school.id}/archive`)).status).toBe(404);
    expect(await teacher.call('POST', '/questions', { body })).toMatchObject({ status: 404 });
    for (const person of [schools.hill.people.student, schools.hill.people.guardian])
      expect((await at(person).get('/questions')).status).toBe(403);
    const { body: own } = await teacher.get<{ items: Question[] }>(`/questions?courseId=${courseId}`);
    expect(own.items.map((one) => one.id)).toEqual([id]);
    expect(await teacher.call('POST', `/questions/${id}/archive`)).toMatchObject({
      body: { state: 'archived' },
    });
    expect(
      (await teacher.get<{ items: [] }>(`/questions?courseId=${courseId}&state=active`)).body.items,
    ).toEqual([]);
    expect(await teacher.call('POST', `/questions/${id}/restore`)).toMatchObject({
      body: { state: 'active' },
    });
  });

  it('takes no question that cannot be answered, and says where it is wrong', async () => {
    const courseId = await author.course();
    const asked = (question: object) =>
      teacher.call('POST', '/questions', { body: { courseId, pool: 'x', question } });
    const sound = { prompt: 'How?', points: 1 };
    expect(await asked({ ...sound, kind: 'numeric', value: 'much' })).toMatchObject({
      ...refused(422, 'question_invalid'),
      body: { errors: [{ pointer: '/value' }] },
    });
    expect((await asked(null as never)).status).toBe(422);
    for (const question of [
      { ...sound, kind: 'riddle' },
      { ...CAPITAL, points: 0 },
      { ...CAPITAL, keys: [] },
    ])
      expect((await asked(question)).status).toBe(422);
  });
});

describe('an attempt', () => {
  it('is begun, answered, submitted and graded at once; then, and not before, it says what is right', async () => {
    const { start, save, submit, me, person, itemId, enrolmentId } = await quizzed({
      passAt: 60,
      attempts: 2,
    });
    const { body: rules } = await me.get<{ quiz: null; rules: object }>(`/course-items/${itemId}`);
    expect(rules).toMatchObject({ quiz: null, rules: { questions: 1, attempts: 2, passAt: 60 } });
    const begun = await start();
    expect(begun).toMatchObject({ status: 201, body: { number: 1, state: 'in_progress', score: null } });
    expect((await start()).body.id).toBe(begun.body.id);
    const saved = await save(begun.body.id, [choose(begun.body, 'Lodz')]);
    expect(saved).toMatchObject({
      status: 200,
      body: { questions: [{ answer: { version: 1 }, solution: null }] },
    });
    expect(await save(begun.body.id, [choose(begun.body, 'Lodz')])).toMatchObject({ status: 200 });
    for (const answer of [null, []])
      expect(await save(begun.body.id, [{ ...choose(begun.body, 'Lodz'), answer }])).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/answers/0/answer' }] },
      });
    const stale = refused(409, 'answer_stale');
    expect(await save(begun.body.id, [choose(begun.body, 'Warsaw')])).toMatchObject(stale);
    const socket = await TestSocket.connect(app, person.token);
    const input = { attemptId: begun.body.id, answers: [choose(begun.body, 'Torun', 1)] };
    expect(await socket.act('learning.save_answers', schools.hill.id, input)).toMatchObject({
      ok: true,
      result: { questions: [{ answer: { version: 2 } }] },
    });
    socket.close();
    const done = await submit(begun.body.id);
    expect(done).toMatchObject({ status: 200, body: { state: 'released', score: 0 } });
    expect(done.body.questions[0]!.solution).not.toBeNull();
    expect(await save(begun.body.id, [choose(begun.body, 'Warsaw', 2)])).toMatchObject(
      refused(409, 'attempt_over'),
    );
    const second = (await start()).body;
    await save(second.id, [choose(second, 'Warsaw')]);
    expect(await submit(second.id)).toMatchObject({ body: { number: 2, score: 2 } });
    expect(await start()).toMatchObject(refused(409, 'no_attempt_left'));
    const { body: progress } = await me.get<{
      items: { itemId: string; state: string; explanation: object }[];
    }>(`/course-enrolments/${enrolmentId}/progress`);
    const quiz = progress.items.find((one) => one.itemId === itemId);
    // Its rule may not have been revised yet: then it is not listed.
    if (quiz) expect(quiz).toMatchObject({ state: 'passed', explanation: { rule: 'passed', met: true } });
  });

  it('B5 is begun once, however many devices begin it, and submitted once', async () => {
    const { start, submit, save } = await quizzed({ attempts: 1 });
    const begun = await Promise.all([start(), start(), start()]);
    expect(new Set(begun.map(({ body }) => body.id)).size).toBe(1);
    const [{ body }] = begun;
    await save(body.id, [choose(body, 'Warsaw')]);
    const done = await Promise.all([submit(body.id), submit(body.id), start()]);
    expect(done.slice(0, 2).map(({ status }) => status)).toEqual([200, 200]);
    const { rows } = await app.admin.query(`select state, score::int from learning.attempts where id = $1`, [
      body.id,
    ]);
    expect(rows).toEqual([{ state: 'released', score: 2 }]);
    const { rows: marks } = await app.admin.query(`select from learning.mark_changes where attempt_id = $1`, [
      body.id,
    ]);
    expect(marks).toHaveLength(1);
  });

  it('B5 ends by the server’s clock: what was saved counts, and what comes later does not', async () => {
    const { start, save, submit, me } = await quizzed({ minutes: 30, attempts: null });
    const { body } = await start();
    expect(Date.parse(body.dueAt!) - Date.now()).toBeGreaterThan(29 * 60_000);
    await save(body.id, [choose(body, 'Warsaw')]);
    const close = await timeIsOver(body.id);
    const over = refused(409, 'attempt_over');
    expect(await save(body.id, [choose(body, 'Lodz', 1)])).toMatchObject(over);
    expect(await submit(body.id)).toMatchObject(over);
    await Promise.all([close(), close()]);
    expect(await me.get(`/quiz-attempts/${body.id}`)).toMatchObject({
      body: { state: 'released', score: 2 },
    });
    const { body: next } = await start();
    expect(next.number).toBe(2);
    await (
      await timeIsOver(next.id)
    )();
    expect(await me.get(`/quiz-attempts/${next.id}`)).toMatchObject({
      body: { state: 'abandoned', score: null },
    });
    const { rows } = await app.admin.query<{ kind: string }>(
      `select kind from platform.jobs where payload ->> 'attemptId' = $1`,
      [body.id],
    );
    expect(rows).toEqual([{ kind: 'learning.close_attempt' }]);
  });

  it('B6 tells nothing of what is right or what it is worth before the release, in no byte of any answer or message', async () => {
    const options = [{ text: 'Tycho', correct: true }, { text: 'Brahe' }];
    const feedback = 'Feedback-4711';
    const secretive = await quizzed({ release: 'by_author', attempts: null }, [
      WHY,
      { ...CAPITAL, options, feedback },
    ]);
    const { me, person, start, save, submit, itemId, enrolmentId, learnerId, runId, asked } = secretive;
    await settled(app);
    const socket = await TestSocket.connect(app, person.token);
    const topic = `course-enrolment:${enrolmentId}`;
    const attempts = `${topic}:attempts`;
    for (const watched of [topic, attempts]) await socket.subscribe(watched);
    const { body } = await start();
    await save(body.id, [write(body, 'because of something'), choose(body, 'Tycho')]);
    await submit(body.id);
    const { questionId } = body.questions.find(({ kind }) => kind === 'short_text')!;
    const path = `/quiz-attempts/${body.id}`;
    const marked = await teacher.call('PUT', `${path}/marks/${questionId}`, {
      body: { score: 1.75, comment: 'Comment-4711' },
    });
    expect(marked).toMatchObject({ status: 200, body: { state: 'graded', score: 3.75 } });
    await settled(app);
    const routes = [
      path,
      `/quiz-attempts?itemId=${itemId}`,
      `/course-items/${itemId}`,
      `/course-runs/${runId}/outline`,
      `/course-enrolments/${enrolmentId}/progress`,
      '/my-courses',
      '/questions',
      `/questions/${asked[0]!.id}`,
      `/questions/${asked[0]!.id}/versions`,
      `${path}/mark-changes`,
      '/answers-to-grade',
      '/audit-entries',
    ];
    const answers = await Promise.all(routes.map((route) => me.get(route)));
    const messages = await socket.received(attempts, 3);
    for (const said of [...answers.map((answer) => answer.body as object), messages, [body]]) {
      const text = JSON.stringify(said);
      for (const secret of [
        'Kopernik',
        'Feedback-4711',
        'Comment-4711',
        ':3.75',
        ':1.75',
        '"keys":["true',
        '"accepted"',
      ])
        expect([secret, text.includes(secret)]).toEqual([secret, false]);
    }
    const own = answers[0]!.body as unknown as Attempt;
    expect(own.questions.map(({ solution, mark }) => [solution, mark])).toEqual([
      [null, null],
      [null, null],
    ]);
    const released = await teacher.call('POST', `/course-items/${itemId}/release`, { body: {} });
    expect(released).toMatchObject({ status: 200, body: { released: 1 } });
    const { body: now } = await me.get<Attempt>(path);
    expect(now).toMatchObject({ state: 'released', score: 3.75 });
    expect(JSON.stringify(now)).toMatch(/Kopernik-4711.*Feedback-4711|Feedback-4711.*Kopernik-4711/);
    expect(await typesUntil(socket, topic, 'learning.result_changed')).toContain('learning.attempt_changed');
    expect(learnerId).toBeTruthy();
    socket.close();
  });

  it('is the learner’s alone to make, and the authors’ to see', async () => {
    const { start, person, itemId, submit } = await quizzed();
    const { body } = await start();
    const stranger = at(await somebody(app, 'student', { schoolId: schools.hill.id }));
    const colleague = at(await somebody(app, 'teacher', { schoolId: schools.hill.id }));
    const path = `/quiz-attempts/${body.id}`;
    for (const other of [stranger, colleague]) {
      expect(await other.get(path)).toMatchObject(refused(404, 'attempt_not_found'));
      expect((await other.call('POST', `${path}/submit`)).status).toBe(404);
      expect((await other.get<{ items: [] }>(`/quiz-attempts?itemId=${itemId}`)).body.items).toEqual([]);
    }
    expect((await teacher.get<Attempt>(path)).body.questions[0]!.solution).not.toBeNull();
    expect((await teacher.call('POST', `${path}/submit`)).status).toBe(404);
    expect((await colleague.call('POST', `/course-items/${itemId}/release`, { body: {} })).status).toBe(404);
    await teacher.call('POST', `/course-items/${itemId}/unpublish`);
    expect((await at(person).get(path)).status).toBe(404);
    expect((await submit(body.id)).status).toBe(404);
    expect((await teacher.call('DELETE', `/course-items/${itemId}`)).status).toBe(409);
  });
});

describe('grading', () => {
  it('queues what people have to look at, and keeps each mark with its reason (B6)', async () => {
    const { start, save, submit, itemId, runId } = await quizzed({}, [WHY, CAPITAL]);
    const { body } = await start();
    await save(body.id, [write(body, 'no idea'), choose(body, 'Warsaw')]);
    expect(await submit(body.id)).toMatchObject({ body: { state: 'submitted', score: null } });
    const queue = () => teacher.get<{ items: object[] }>(`/answers-to-grade?runId=${runId}`);
    expect((await queue()).body.items).toMatchObject([
      { itemId, text: 'no idea', accepted: ['Kopernik-4711'], points: 3 },
    ]);
    const { questionId } = body.questions.find(({ kind }) => kind === 'short_text')!;
    const mark = (given: object) =>
      teacher.call('PUT', `/quiz-attempts/${body.id}/marks/${questionId}`, { body: given });
    expect(await mark({ score: 3.5 })).toMatchObject(refused(422, 'score_invalid'));
    expect(await mark({ score: 2 })).toMatchObject({ body: { state: 'released', score: 4 } });
    expect((await queue()).body.items).toEqual([]);
    expect(await mark({ score: 3 })).toMatchObject(refused(422, 'reason_missing'));
    expect(await mark({ score: 3, reason: 'Read again' })).toMatchObject({ body: { score: 5 } });
    const { body: changes } = await teacher.get<{ questionId: string; mark: object }[]>(
      `/quiz-attempts/${body.id}/mark-changes`,
    );
    expect(changes.filter((one) => one.questionId === questionId).map((one) => one.mark)).toMatchObject([
      { score: null, origin: 'auto' },
      { score: 2, origin: 'person', by: schools.hill.people.teacher.id },
      { score: 3, reason: 'Read again' },
    ]);
  });

  it('measures anew by a question that was put right; the attempt stays as it was asked', async () => {
    const { start, save, submit, itemId, asked, me } = await quizzed({ reveal: 'never' });
    const { body } = await start();
    await save(body.id, [choose(body, 'Torun')]);
    expect(await submit(body.id)).toMatchObject({ body: { score: 0, questions: [{ solution: null }] } });
    const [{ id: questionId }] = asked as [Question];
    const right = CAPITAL.options.map(({ text }) => ({ text, correct: text === 'Torun' }));
    const question = { ...CAPITAL, points: 9, prompt: 'Otherwise', options: right };
    await teacher.call('PUT', `/questions/${questionId}`, { body: { pool: 'Capitals', question } });
    expect((await me.get<Attempt>(`/quiz-attempts/${body.id}`)).body).toMatchObject({ score: 0 });
    const regrade = () =>
      teacher.call('POST', `/course-items/${itemId}/regrade`, { body: { questionId, reason: 'Wrong key' } });
    expect(await regrade()).toMatchObject({ status: 200, body: { changed: 1, underWay: 0 } });
    expect(await regrade()).toMatchObject({ body: { changed: 0 } });
    expect((await me.get<Attempt>(`/quiz-attempts/${body.id}`)).body).toMatchObject({
      score: 2,
      points: 2,
      questions: [{ prompt: CAPITAL.prompt, mark: { score: 2, reason: 'Wrong key', revision: 2 } }],
    });
  });
});

describe('a quiz', () => {
  it('draws its questions from pools, and is refused where there are too few', async () => {
    const courseId = await author.course();
    const moduleId = await author.module(await author.run(courseId));
    for (const n of [1, 2, 3]) await ask(courseId, { ...CAPITAL, prompt: `Number ${n}` }, 'Sums');
    const quiz = (count: number, of: object = {}) => ({
      moduleId,
      kind: 'quiz',
      title: 'Drawn',
      quiz: { draws: [{ courseId, pool: 'Sums', count }], ...of },
    });
    const add = (body: object) => teacher.call('POST', '/course-items', { body });
    expect(await add(quiz(4))).toMatchObject({
      ...refused(422, 'quiz_invalid'),
      body: { errors: [{ pointer: '/quiz/draws/0/count' }] },
    });
    const other = await ask(await author.course());
    expect(await add(quiz(1, { questionIds: [other.id] }))).toMatchObject({
      body: { errors: [{ pointer: '/quiz/questionIds' }] },
    });
    expect(await add({ moduleId, kind: 'quiz', title: 'Empty' })).toMatchObject(
      refused(422, 'item_content_invalid'),
    );
    expect(await add({ ...quiz(1), kind: 'page', markdown: 'x' })).toMatchObject(
      refused(422, 'item_content_invalid'),
    );
    expect(await add(quiz(3))).toMatchObject({
      status: 201,
      body: { quiz: { method: 'best', attempts: 1 } },
    });
  });
});
