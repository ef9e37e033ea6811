import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { choose, Classroom, CAPITAL, WHY, write, type Question } from '../../support/classroom.js';
import { keepEnrolments } from '../../support/keep-enrolments.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { RosterOffice } from '../../support/roster-office.js';
import { settled } from '../../support/settled.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
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

type Archived = 'course' | 'run';
const BOTH = ['course', 'run'] as const;
const pathOf = (what: Archived, { courseId, runId }: { courseId: string; runId: string }) =>
  what === 'course' ? `/online-courses/${courseId}` : `/course-runs/${runId}`;
const post = (path: string, body: object = {}) => room.teacher.call('POST', path, { body });
const archive = async (what: Archived, of: { courseId: string; runId: string }) =>
  expect((await post(`${pathOf(what, of)}/archive`)).status).toBe(200);
const refused = (what: Archived) => ({ status: 409, body: { code: `learning.${what}_archived` } });

/** A run in which somebody has handed in an essay and an answer, and somebody else only looks on. */
async function goingOn() {
  const quizzed = await room.quizzed({ release: 'by_author' }, [WHY, CAPITAL]);
  const { runId, moduleId, me, start, save, submit } = quizzed;
  const essay = { moduleId, kind: 'assignment', title: 'Essay', assignment: { points: 10 } };
  const essayId = (await room.teacher.make('/course-items', essay)).id;
  await room.author.publish(`course-items/${essayId}`);
  const pageId = await room.author.page(moduleId);
  await room.author.publish(`course-items/${pageId}`);
  const handIn = () =>
    me.call<{ id: string }>('POST', `/course-items/${essayId}/submissions`, { body: { text: 'Bread' } });
  const handedIn = [(await handIn()).body.id, (await handIn()).body.id] as const;
  const { body: attempt } = await start();
  await save(attempt.id, [write(attempt, 'no idea'), choose(attempt, 'Torun')]);
  await submit(attempt.id);
  const threadId = (await me.make(`/course-items/${pageId}/posts`, { markdown: 'Why?' })).id;
  const { person, id: newcomerId } = await studentWhoSignsIn(app, schools.hill);
  const invitedId = await room.author.enrol(runId, newcomerId, 'invited');
  const newcomer = new RosterOffice(app, schools.hill, person);
  return { ...quizzed, essayId, pageId, handIn, handedIn, attempt, threadId, newcomer, invitedId };
}

describe.each(BOTH)('what belongs to an archived %s', (what) => {
  it('is kept as it was by its authors: nobody comes, goes, speaks or begins anew', async () => {
    const of = await goingOn();
    const { runId, enrolmentId, invitedId, pageId, threadId, handedIn } = of;
    const announcements = `/course-runs/${runId}/announcements`;
    await post(announcements, { title: 'Now', markdown: 'x' });
    const { body: told } = await room.teacher.get<{ items: { id: string }[] }>(announcements);
    const { id: another } = await studentWhoSignsIn(app, schools.hill);
    await archive(what, of);
    const writes: readonly (readonly [string, object])[] = [
      ['/course-enrolments', { runId, learnerIds: [another], as: 'active' }],
      ['/course-enrolments', { runId, learnerIds: [another], as: 'invited' }],
      [`/course-enrolments/${invitedId}/approve`, {}],
      [`/course-enrolments/${enrolmentId}/suspend`, {}],
      [`/course-enrolments/${enrolmentId}/withdraw`, {}],
      [`/course-enrolments/${enrolmentId}/reset`, {}],
      [`/course-items/${pageId}/posts`, { markdown: 'Late' }],
      [`/course-items/${pageId}/posts`, { markdown: 'Late', threadId }],
      [`/course-posts/${threadId}/hide`, { reason: 'Rude' }],
      [`/course-posts/${threadId}/lock`, {}],
      [`/course-posts/${threadId}/report`, { reason: 'Rude' }],
      [announcements, { title: 'Late', markdown: 'x' }],
      [`/course-announcements/${told.items[0]!.id}/withdraw`, {}],
      [`/submissions/${handedIn[0]}/give-back`, { feedback: 'Again' }],
    ];
    for (const [path, body] of writes)
      expect([path, await post(path, body)]).toMatchObject([path, refused(what)]);
    const waiver = `/course-enrolments/${enrolmentId}/waivers/${pageId}`;
    const waived = await room.teacher.call('PUT', waiver, { body: { reason: 'Ill' } });
    expect(waived).toMatchObject(refused(what));
    await post(`${pathOf(what, of)}/publish`);
    expect((await post(`/course-items/${pageId}/posts`, { markdown: 'Again', threadId })).status).toBe(201);
  });

  it('is not there for its learners, who mark nothing done, begin nothing and hand in nothing (B10)', async () => {
    const of = await goingOn();
    const { me, newcomer, runId, essayId, pageId, itemId, threadId, invitedId, handIn, start } = of;
    await room.teacher.call('PATCH', `/course-runs/${runId}/admission`, { body: { open: true } });
    await archive(what, of);
    const say = (who: RosterOffice, path: string, body: object = {}) => who.call('POST', path, { body });
    for (const answer of [
      await say(me, `/course-items/${pageId}/viewed`),
      await say(me, `/course-items/${pageId}/done`),
      await say(me, `/course-items/${pageId}/posts`, { markdown: 'x', threadId }),
      await say(newcomer, `/course-enrolments/${invitedId}/accept`),
      await say(newcomer, `/course-runs/${runId}/join`),
      await handIn(),
      await start(),
    ])
      expect(answer.status).toBe(404);
    const { rows } = await app.admin.query(
      `select from learning.evidence where run_id = $1 and item_id = $2`,
      [runId, pageId],
    );
    expect([rows, essayId === itemId]).toEqual([[], false]);
  });

  it('is graded and released all the same, as far as it was handed in', async () => {
    const of = await goingOn();
    const { itemId, essayId, handedIn, attempt, asked, learnerId, runId } = of;
    await archive(what, of);
    const lake = new RosterOffice(app, schools.lake);
    expect((await lake.call('PUT', `/submissions/${handedIn[1]}/grade`, { body: { score: 9 } })).status).toBe(
      404,
    );
    const put = (path: string, body: object) => room.teacher.call('PUT', path, { body });
    const [why, capital] = asked as [Question, Question];
    const options = CAPITAL.options.map(({ text }) => ({ text, correct: text === 'Torun' }));
    await put(`/questions/${capital.id}`, { pool: 'Capitals', question: { ...CAPITAL, options } });
    const answers = [
      await put(`/submissions/${handedIn[1]}/grade`, { score: 9 }),
      await post(`/submissions/${handedIn[1]}/release`),
      await put(`/quiz-attempts/${attempt.id}/marks/${why.id}`, { score: 1 }),
      await post(`/course-items/${itemId}/regrade`, { questionId: capital.id, reason: 'Wrong key' }),
      await post(`/course-items/${itemId}/release`),
      await put(`/course-items/${essayId}/results/${learnerId}`, { score: 10, reason: 'Better still' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(
      answers.map(({ status }) => (status === 204 ? 204 : 200)),
    );
    expect(answers[4]).toMatchObject({ body: { released: 1 } });
    const { rows } = await app.admin.query(
      `select score::float8, override::float8 from learning.results where run_id = $1 order by points`,
      [runId],
    );
    expect(rows).toEqual([
      { score: 3, override: null },
      { score: 9, override: 10 },
    ]);
    // What comes of it is evidence, whenever it is graded.
    const { rows: evidence } = await app.admin.query(
      `select kind from learning.evidence where run_id = $1 and kind = 'scored'`,
      [runId],
    );
    expect(evidence.length).toBeGreaterThan(0);
  });
});

it('a class stays in what is archived, be it the run or the course', async () => {
  for (const what of BOTH) {
    const office = new RosterOffice(app, schools.hill);
    const today = new Date().toISOString().slice(0, 10);
    const year = { startsOn: '2026-09-01', endsOn: '2027-06-30' };
    const { id: academicYearId } = await office.year(year);
    const { id: sectionId } = await office.section({ academicYearId, ...year });
    await office.enrolment({ sectionId, startsOn: '2026-09-01' });
    const of = await room.author.published();
    await room.teacher.call('PUT', `/course-runs/${of.runId}/admission/sections`, {
      body: { sectionIds: [sectionId] },
    });
    const states = async () =>
      (
        await app.admin.query<{ state: string }>('select state from learning.enrolments where run_id = $1', [
          of.runId,
        ])
      ).rows.map(({ state }) => state);
    await keepEnrolments(app, schools.hill);
    await until(async () => (await states()).length === 1, `the class of ${today}`);
    await archive(what, of);
    await keepEnrolments(app, schools.hill);
    expect([what, await states()]).toEqual([what, ['active']]);
  }
});

describe('at the same moment', () => {
  const joining = async () => {
    const of = await room.author.published();
    await room.teacher.call('PATCH', `/course-runs/${of.runId}/admission`, { body: { open: true } });
    const { person } = await studentWhoSignsIn(app, schools.hill);
    const newcomer = new RosterOffice(app, schools.hill, person);
    const join = () => newcomer.call('POST', `/course-runs/${of.runId}/join`);
    await settled(app); // no job waits in their stead
    return { ...of, join };
  };
  const waiting = (count: number) =>
    until(async () => (await waitingBehind(app.admin)) >= count, `${count} to wait`);

  it.each(BOTH)('whoever archives the %s waits for whoever comes', async (what) => {
    const { join, ...of } = await joining();
    await app.admin.query('begin');
    await app.admin.query('select from learning.admissions where id = $1 for update', [of.runId]);
    const coming = join();
    await waiting(1);
    let isArchived = false;
    const archiving = post(`${pathOf(what, of)}/archive`).finally(() => (isArchived = true));
    await until(async () => isArchived || (await waitingBehind(app.admin)) > 1, 'whoever archives');
    expect(isArchived).toBe(false);
    await app.admin.query('commit');
    expect((await archiving).status).toBe(200);
    await coming; // its answer is read after its commit, and is 404 when the archive was faster than that
    const { rows } = await app.admin.query('select state from learning.enrolments where run_id = $1', [
      of.runId,
    ]);
    expect(rows).toEqual([{ state: 'active' }]);
  });

  it.each(BOTH)('whoever comes after whoever archives the %s is refused', async (what) => {
    const { join, courseId, runId } = await joining();
    const { id } = await studentWhoSignsIn(app, schools.hill);
    const table = what === 'course' ? 'courses' : 'runs';
    await app.admin.query('begin'); // somebody archives it
    await app.admin.query(`update learning.${table} set state = 'archived' where id = $1`, [
      what === 'course' ? courseId : runId,
    ]);
    const coming = join();
    const enrolling = post('/course-enrolments', { runId, learnerIds: [id], as: 'active' });
    await waiting(2);
    await app.admin.query('commit');
    expect((await coming).status).toBe(404);
    expect(await enrolling).toMatchObject(refused(what));
  });
});
