import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateIn, instantOf } from '#domain/kernel/local-date';
import { choose, Classroom, typesUntil, WHY, write } from '../../support/classroom.js';
import { looksAfter } from '../../support/families.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { settled } from '../../support/settled.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
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

const at = (person: TestPerson) => new RosterOffice(app, schools.hill, person);
const refused = (status: number, code: string) => ({ status, body: { code: `learning.${code}` } });
const RUBRIC = [
  { title: 'Language', points: 4 },
  { title: 'Thought', points: 6 },
];

interface Submission {
  readonly id: string;
  readonly state: string;
  readonly score: number | null;
  readonly grade: object | null;
}

async function assigned(assignment: object = {}) {
  const learner = await room.learner(async () => ({
    kind: 'assignment',
    title: '=Essay',
    assignment: { points: 10, ...assignment },
  }));
  const handIn = (body: object = { text: '**Bread**' }) =>
    learner.me.call<Submission>('POST', `/course-items/${learner.itemId}/submissions`, { body });
  const grade = (id: string, body: object) =>
    room.teacher.call<Submission>('PUT', `/submissions/${id}/grade`, { body });
  return { ...learner, handIn, grade };
}

describe('an assignment', () => {
  it('is listed in pages that end before their texts are too much to render, and go on from there', async () => {
    const { handIn, itemId } = await assigned({ submissions: 3 });
    const handedIn: string[] = [];
    for (const letter of ['a', 'b', 'c'])
      handedIn.push((await handIn({ text: letter.repeat(90_000) })).body.id);
    const list = async (after = '') => {
      const path = `/submissions?itemId=${itemId}&limit=200&sort=id${after}`;
      const { items, next } = (await room.teacher.get<{ items: Submission[]; next?: string }>(path)).body;
      return { ids: items.map(({ id }) => id), next };
    };
    const first = await list();
    expect(first).toEqual({ ids: handedIn.slice(0, 2), next: expect.any(String) });
    expect(await list(`&after=${first.next}`)).toEqual({ ids: handedIn.slice(2), next: undefined });
  });

  it('is handed in, graded by its rubric, and seen when it is released (B6)', async () => {
    const { me, person, itemId, enrolmentId, handIn, grade } = await assigned({ rubric: RUBRIC });
    const { body: item } = await me.get(`/course-items/${itemId}`);
    expect(item).toMatchObject({ assignment: { points: 10, rubric: RUBRIC, late: 'accepted' }, quiz: null });
    await settled(app);
    const socket = await TestSocket.connect(app, person.token);
    const topic = `course-enrolment:${enrolmentId}`;
    await socket.subscribe(topic);
    const { status, body } = await handIn({ text: '**Bread** <script>', links: ['https://example.org'] });
    expect([status, body]).toMatchObject([
      201,
      { state: 'submitted', daysLate: 0, html: expect.not.stringContaining('<script>') },
    ]);
    expect(await grade(body.id, { score: 9 })).toMatchObject(refused(422, 'grade_invalid'));
    for (const score of [1e-323, 1.005]) expect((await grade(body.id, { score })).status).toBe(422);
    const graded = await grade(body.id, { criteria: [3.5, 6], feedback: 'Feedback-4711' });
    expect(graded).toMatchObject({ status: 200, body: { state: 'graded', score: 9.5 } });
    const own = () => me.get<Submission>(`/submissions/${body.id}`);
    const grades = () =>
      me.get<{ total: number | null; results: object[] }>(`/course-enrolments/${enrolmentId}/grades`);
    const waiting = [(await own()).body, (await grades()).body, (await me.get('/submissions')).body];
    expect(JSON.stringify(waiting)).not.toMatch(/Feedback-4711|:9\.5|:95[,}]/);
    expect((await grades()).body).toMatchObject({
      total: null,
      results: [{ scoreStatus: 'submitted', score: null }],
    });
    await room.teacher.call('POST', `/submissions/${body.id}/release`);
    expect((await own()).body).toMatchObject({
      state: 'released',
      score: 9.5,
      grade: { feedback: 'Feedback-4711', html: '<p>Feedback-4711</p>\n' },
      rubric: RUBRIC,
    });
    expect((await grades()).body).toMatchObject({
      total: 95,
      results: [{ scoreStatus: 'fully graded', score: 9.5 }],
    });
    const told = await typesUntil(socket, topic, 'learning.result_changed');
    expect(told.filter((type) => type === 'learning.submission_changed')).toHaveLength(3);
    socket.close();
  });

  it('is worth less for each day that it is late, by our clock, or is not taken', async () => {
    const { timeZone } = schools.hill;
    const day = addDays(dateIn(timeZone, new Date()), -2);
    const dueAt = instantOf(timeZone, day, '12:00').toISOString();
    const reduced = await assigned({ dueAt, late: 'reduced', reduction: 25, release: 'at_once' });
    const { body } = await reduced.handIn();
    expect(body).toMatchObject({ daysLate: 2 });
    expect(await reduced.grade(body.id, { score: 8 })).toMatchObject({
      body: { state: 'released', score: 4, grade: { raw: 8 } },
    });
    const refusing = await assigned({ dueAt, late: 'refused' });
    expect(await refusing.handIn()).toMatchObject(refused(409, 'submission_too_late'));
  });

  it('is handed in again when it was given back, and so often as it may be, however many devices try', async () => {
    const { handIn, me, grade } = await assigned({ submissions: 1 });
    const tried = await Promise.all([handIn(), handIn(), handIn()]);
    expect(tried.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409', '409']);
    const first = tried.find(({ status }) => status === 201)!.body;
    const back = await room.teacher.call('POST', `/submissions/${first.id}/give-back`, {
      body: { feedback: 'More' },
    });
    expect(back).toMatchObject({ status: 200, body: { state: 'returned' } });
    expect((await me.get(`/submissions/${first.id}`)).body).toMatchObject({
      grade: { feedback: 'More' },
      score: null,
    });
    const again = await handIn({ text: 'More bread' });
    expect(again).toMatchObject({ status: 201, body: { number: 2 } });
    expect(await grade(first.id, { score: 1 })).toMatchObject(refused(409, 'submission_not_gradable'));
    expect(await handIn()).toMatchObject(refused(409, 'no_submission_left'));
  });

  it('is the learner’s and the authors’, and takes what it asks for', async () => {
    const { handIn, me, itemId } = await assigned({ accepts: ['link'] });
    expect(await handIn()).toMatchObject(refused(422, 'submission_invalid'));
    expect(await handIn({ links: ['javascript:alert(1)'] })).toMatchObject(
      refused(422, 'submission_invalid'),
    );
    const { body } = await handIn({ links: ['https://example.org/a'] });
    const stranger = at(await somebody(app, 'student', { schoolId: schools.hill.id }));
    const colleague = at(await somebody(app, 'teacher', { schoolId: schools.hill.id }));
    for (const other of [stranger, colleague])
      expect(await other.get(`/submissions/${body.id}`)).toMatchObject(refused(404, 'submission_not_found'));
    expect(
      (await colleague.call('PUT', `/submissions/${body.id}/grade`, { body: { score: 1 } })).status,
    ).toBe(404);
    expect((await me.call('PUT', `/submissions/${body.id}/grade`, { body: { score: 1 } })).status).toBe(403);
    expect((await me.call('POST', `/course-items/${itemId}/attempts`)).body).toMatchObject({
      code: 'learning.not_a_quiz',
    });
  });
});

interface Gradebook {
  readonly lineItems: readonly { id: string; resultValueMax: number | null; category: string | null }[];
  readonly items: readonly {
    learnerId: string;
    total: number | null;
    results: readonly { score: number | null }[];
  }[];
}

describe('the gradebook', () => {
  it('holds quizzes and assignments with categories and weights, as authors, learners and guardians may see them', async () => {
    const { me, runId, itemId, moduleId, learnerId, enrolmentId, start, save, submit } = await room.quizzed();
    const essay = await room.teacher.make('/course-items', {
      moduleId,
      kind: 'assignment',
      title: '=2+3',
      assignment: { points: 10 },
    });
    await room.author.publish(`course-items/${essay.id}`);
    const { body: attempt } = await start();
    await save(attempt.id, [choose(attempt, 'Warsaw')]);
    await submit(attempt.id);
    const work = await me.call<Submission>('POST', `/course-items/${essay.id}/submissions`, {
      body: { text: 'x' },
    });
    const book = async () => (await room.teacher.get<Gradebook>(`/course-runs/${runId}/gradebook`)).body;
    expect((await book()).items).toMatchObject([
      {
        learnerId,
        total: 100,
        results: [{ scoreStatus: 'fully graded', score: 2, resultValueMax: 2 }, { scoreStatus: 'submitted' }],
      },
    ]);
    await room.teacher.call('PUT', `/submissions/${work.body.id}/grade`, { body: { score: 5 } });
    expect((await book()).items[0]!.total).toBe(58.33);
    const scheme = (body: object) =>
      room.teacher.call('PUT', `/course-runs/${runId}/grading-scheme`, { body });
    const categories = [
      { title: 'Tests', weight: 1, itemIds: [itemId] },
      { title: 'Essays', weight: 3, itemIds: [essay.id] },
    ];
    expect(
      await scheme({ categories: [...categories, { title: 'Other', weight: 1, itemIds: [itemId] }] }),
    ).toMatchObject(refused(422, 'grading_scheme_invalid'));
    expect(await scheme({ categories })).toMatchObject({ status: 200, body: { categories, version: 1 } });
    expect((await book()).items[0]!.total).toBe(62.5);
    // Learners and guardians see what is released.
    await looksAfter(app, schools.hill, schools.hill.people.guardian, learnerId);
    for (const reader of [me, at(schools.hill.people.guardian)])
      expect((await reader.get(`/course-enrolments/${enrolmentId}/grades`)).body).toMatchObject({
        total: 100,
        results: [{ score: 2 }, { score: null, scoreStatus: 'submitted' }],
      });
    expect((await me.get(`/course-runs/${runId}/gradebook`)).status).toBe(403);
    expect(
      (
        await at(await somebody(app, 'teacher', { schoolId: schools.hill.id })).get(
          `/course-runs/${runId}/gradebook`,
        )
      ).status,
    ).toBe(404);
    const sheet = await app.call<string>(
      'GET',
      `/schools/${schools.hill.id}/course-runs/${runId}/gradebook?format=csv`,
      {
        token: schools.hill.people.teacher.token,
      },
    );
    expect(sheet.body).toContain(`Test (2),'=2+3 (10),Total %`);
    expect(sheet.body).toContain(`${learnerId},active,2,5,62.5`);
  });

  it('lets a person say what a result is, with a reason, and keeps what it was (B6)', async () => {
    const { me, itemId, learnerId, enrolmentId, handIn, grade, runId } = await assigned({ passAt: 60 });
    const override = (body: object, by = room.teacher) =>
      by.call<{ version: number }[]>('PUT', `/course-items/${itemId}/results/${learnerId}`, { body });
    expect((await override({ score: 5 })).status).toBe(422);
    expect(await override({ score: 11, reason: 'Too good' })).toMatchObject(refused(422, 'score_invalid'));
    expect((await override({ score: 5, reason: 'x' }, me)).status).toBe(403);
    const { body: work } = await handIn();
    await grade(work.id, { score: 3 });
    const said = await override({ score: 7.5, reason: 'Presented in class' });
    expect(said.body[0]).toMatchObject({
      score: 3,
      override: 7.5,
      reason: 'Presented in class',
      changedBy: schools.hill.people.teacher.id,
    });
    expect((await me.get(`/course-enrolments/${enrolmentId}/grades`)).body).toMatchObject({
      total: 75,
      results: [{ overridden: true }],
    });
    const { rows } = await app.admin.query(
      `select score::float8 as score, passed from learning.evidence where run_id = $1 and kind = 'scored'`,
      [runId],
    );
    expect(rows).toEqual([{ score: 0.75, passed: true }]);
    const back = await override({ score: null, reason: 'By mistake' });
    expect(back.body.map(({ version }) => version)).toEqual(back.body.map((_, i) => back.body.length - i));
    expect((await me.get(`/course-enrolments/${enrolmentId}/grades`)).body).toMatchObject({ total: null });
    const page = await room.author.page();
    expect(
      (
        await room.teacher.call('PUT', `/course-items/${page}/results/${learnerId}`, {
          body: { score: 1, reason: 'x' },
        })
      ).body,
    ).toMatchObject({
      code: 'learning.result_not_found',
    });
  });
  it('lets what a person has said stand with its points, however many later work is worth', async () => {
    const { me, itemId, learnerId, enrolmentId, handIn, grade } = await assigned({ release: 'at_once' });
    const path = `/course-items/${itemId}`;
    await grade((await handIn()).body.id, { score: 4 });
    await room.teacher.call('PUT', `${path}/results/${learnerId}`, {
      body: { score: 10, reason: 'Presented in class' },
    });
    const assignment = { points: 8, release: 'at_once' };
    expect(await room.teacher.call('PATCH', path, { body: { assignment } })).toMatchObject({ status: 200 });
    const { body: again } = await handIn({ text: 'Shorter' });
    expect(await grade(again.id, { score: 7 })).toMatchObject({ body: { state: 'released', score: 7 } });
    expect((await me.get(`/course-enrolments/${enrolmentId}/grades`)).body).toMatchObject({
      total: 100,
      results: [{ score: 10, resultValueMax: 10, overridden: true }],
    });
    await room.teacher.call('PUT', `${path}/results/${learnerId}`, {
      body: { score: null, reason: 'By mistake' },
    });
    expect((await me.get(`/course-enrolments/${enrolmentId}/grades`)).body).toMatchObject({
      total: 87.5,
      results: [{ score: 7, resultValueMax: 8, overridden: false }],
    });
  });

  it('lets it stand at a quiz that nobody had tried, while a later attempt waits for a person', async () => {
    const { me, itemId, learnerId, enrolmentId, start, save, submit } = await room.quizzed({}, [WHY]);
    await room.teacher.call('PUT', `/course-items/${itemId}/results/${learnerId}`, {
      body: { score: 4, points: 5, reason: 'Told in class' },
    });
    const { body: attempt } = await start();
    await save(attempt.id, [write(attempt, 'no idea')]);
    expect(await submit(attempt.id)).toMatchObject({ body: { state: 'submitted' } });
    expect((await me.get(`/course-enrolments/${enrolmentId}/grades`)).body).toMatchObject({
      total: 80,
      results: [{ score: 4, resultValueMax: 5 }],
    });
  });
});

describe('after a reset', () => {
  it('no submission from before is evidence, nor what is worked out when a person takes back what was said', async () => {
    const { itemId, learnerId, enrolmentId, handIn, grade } = await assigned({ release: 'at_once' });
    const scores = async () => {
      const { rows } = await app.admin.query<{ score: number }>(
        `select e.score::float8 as score from learning.evidence e where e.item_id = $1 and e.kind = 'scored' and e.round = (
           select count(*) from learning.evidence r where r.item_id = e.item_id and r.kind = 'reset') order by e.id`,
        [itemId],
      );
      return rows.map(({ score }) => score);
    };
    const say = (score: number | null) =>
      room.teacher.call('PUT', `/course-items/${itemId}/results/${learnerId}`, {
        body: { score, reason: 'x' },
      });
    const { body: first } = await handIn();
    await grade(first.id, { score: 8 });
    expect(await scores()).toEqual([0.8]);
    await room.teacher.call('POST', `/course-enrolments/${enrolmentId}/reset`, { body: {} });
    await grade(first.id, { score: 9, reason: 'Read again' });
    await say(10);
    await say(null);
    expect(await scores()).toEqual([1]);
    await grade((await handIn({ text: 'Anew' })).body.id, { score: 3 });
    expect(await scores()).toEqual([1, 0.3]);
  });
});

describe('what two people do at once', () => {
  /** Does one after the other while nobody gets at the results of the item; then they get at them in this order. */
  async function crowded(itemId: string, ...calls: readonly (() => Promise<{ status: number }>)[]) {
    await app.admin.query('begin');
    await app.admin.query('select from learning.results where item_id = $1 for update', [itemId]);
    const waiting: Promise<{ status: number }>[] = [];
    for (const call of calls) {
      waiting.push(call());
      await until(async () => (await waitingBehind(app.admin)) === waiting.length, 'somebody to wait');
    }
    await app.admin.query('commit');
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(waiting.map(() => 200));
  }

  it('counts all of it: the latest submission, whoever is the last to grade one', async () => {
    const { me, itemId, enrolmentId, handIn, grade } = await assigned({ release: 'at_once' });
    const [{ body: first }, { body: second }] = [await handIn(), await handIn({ text: 'Better' })];
    await grade(first.id, { score: 3 });
    await crowded(
      itemId,
      () => grade(second.id, { score: 9 }),
      () => grade(first.id, { score: 4, reason: 'Read again' }),
    );
    expect((await me.get(`/course-enrolments/${enrolmentId}/grades`)).body).toMatchObject({
      results: [{ score: 9 }],
    });
  });

  it('counts all of it: an attempt that is graded while another one is released', async () => {
    const quiz = { attempts: null, release: 'by_author' };
    const { me, runId, itemId, enrolmentId, start, save, submit } = await room.quizzed(quiz, [WHY]);
    const marks: ((score: number) => Promise<{ status: number }>)[] = [];
    for (const text of ['no idea', 'still none']) {
      const { body } = await start();
      const said = write(body, text);
      await save(body.id, [said]);
      await submit(body.id);
      const path = `/quiz-attempts/${body.id}/marks/${said.questionId}`;
      marks.push((score) => room.teacher.call('PUT', path, { body: { score } }));
    }
    await marks[0]!(1);
    await crowded(
      itemId,
      () => marks[1]!(3),
      () => room.teacher.call('POST', `/course-items/${itemId}/release`, { body: {} }),
    );
    expect((await room.teacher.get<Gradebook>(`/course-runs/${runId}/gradebook`)).body).toMatchObject({
      items: [{ results: [{ score: 3 }] }],
    });
    expect((await me.get(`/course-enrolments/${enrolmentId}/grades`)).body).toMatchObject({
      results: [{ score: 1, released: true }],
    });
  });
});
