import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateIn } from '#domain/kernel/local-date';
import { Classroom } from '../../support/classroom.js';
import { keepEnrolments } from '../../support/keep-enrolments.js';
import { measureNewcomers } from '../../support/measure-newcomers.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

interface Row {
  readonly enrolmentId: string;
  readonly learnerId: string;
  readonly learnerName: string;
  readonly state: string;
  readonly total: number | null;
}

let app: TestApp;
let schools: TwoSchools;
let room: Classroom;

beforeAll(async () => {
  app = await TestApp.start({ LYCEUM_ROLE: 'api' }); // no reaction interferes: what they do is done here
  schools = await twoSchools(app);
  room = new Classroom(app, schools.hill);
});
afterAll(() => app.stop());

const book = (runId: string, query = '') =>
  room.teacher.get<ListOf<Row> & { lineItems: object[] }>(`/course-runs/${runId}/gradebook?${query}`);
const shown = async (runId: string) =>
  Object.fromEntries((await book(runId)).body.items.map(({ learnerName, state }) => [learnerName, state]));

/** A published run with an essay to write. */
async function essayRun() {
  const { runId, moduleId } = await room.author.published();
  const details = { moduleId, kind: 'assignment', title: 'Essay', assignment: { points: 10 } };
  const { id: itemId } = await room.teacher.make('/course-items', details);
  await room.author.publish(`course-items/${itemId}`);
  return { runId, itemId };
}

/** A learner of that name in the run; answers how to hand in the essay. */
async function learner(
  { runId, itemId }: { runId: string; itemId: string },
  familyName: string,
  as?: 'invited',
) {
  const { person, id } = await studentWhoSignsIn(app, schools.hill, { givenName: 'Ada', familyName });
  const enrolmentId = await room.author.enrol(runId, id, as);
  const me = new RosterOffice(app, schools.hill, person);
  const handIn = async () => {
    const body = { text: 'Bread' };
    const { status } = await me.call('POST', `/course-items/${itemId}/submissions`, { body });
    expect(status).toBe(201);
  };
  const become = async (verb: string) => {
    const { status } = await room.teacher.call('POST', `/course-enrolments/${enrolmentId}/${verb}`);
    expect(status).toBeLessThan(300);
  };
  return { id, enrolmentId, handIn, become };
}

async function runIsOver(runId: string): Promise<void> {
  const yesterday = addDays(dateIn(schools.hill.timeZone, new Date()), -1);
  const body = { startsOn: addDays(yesterday, -30), endsOn: yesterday };
  expect((await room.teacher.call('PATCH', `/course-runs/${runId}`, { body })).status).toBe(200);
  await keepEnrolments(app, schools.hill);
}

describe('who is in the gradebook', () => {
  it('everybody who learns, who has learned to the end of the run, or has left something to be graded by; with the state', async () => {
    const run = await essayRun();
    const worker = await learner(run, 'Worker');
    await learner(run, 'Idler');
    await learner(run, 'Invited', 'invited');
    const gone = await learner(run, 'Gone');
    const left = await learner(run, 'Left');
    const paused = await learner(run, 'Paused');
    await worker.handIn();
    await gone.handIn();
    await gone.become('withdraw');
    await left.become('withdraw');
    await paused.become('suspend');
    await measureNewcomers(app, schools.hill, run.runId);
    const during = {
      'Ada Gone': 'withdrawn',
      'Ada Idler': 'active',
      'Ada Paused': 'suspended',
      'Ada Worker': 'active',
    };
    expect(await shown(run.runId)).toEqual(during);
    await runIsOver(run.runId);
    const expired = { 'Ada Idler': 'expired', 'Ada Paused': 'expired', 'Ada Worker': 'expired' };
    expect(await shown(run.runId)).toEqual({ ...during, ...expired });
    // Their work can still be graded, and is told whole in the file.
    const score = { score: 7, reason: 'Late' };
    const path = `/course-items/${run.itemId}/results/${worker.id}`;
    expect((await room.teacher.call('PUT', path, { body: score })).status).toBe(200);
    expect((await book(run.runId)).body.items.map(({ total }) => total)).toEqual([null, null, null, 70]);
    const { body: progress } = await room.teacher.get<ListOf<Row>>(`/course-runs/${run.runId}/progress`);
    expect(progress.items.map(({ learnerName }) => learnerName)).toEqual(Object.keys(expired));
    const sheet = await room.teacher.get<string>(`/course-runs/${run.runId}/gradebook?format=csv&limit=1`);
    expect(sheet.body.trim().split('\r\n').slice(1)).toEqual([
      `Ada Gone,${gone.id},withdrawn,,`,
      expect.stringMatching(/^Ada Idler,.*,expired,,$/),
      `Ada Paused,${paused.id},expired,,`,
      `Ada Worker,${worker.id},expired,7,70`,
    ]);
  });

  it('each once, by the place in the run that goes on', async () => {
    const run = await essayRun();
    const back = await learner(run, 'Back');
    await back.handIn();
    await back.become('withdraw');
    expect(await shown(run.runId)).toEqual({ 'Ada Back': 'withdrawn' });
    await room.teacher.call('POST', '/course-enrolments', {
      body: { runId: run.runId, learnerIds: [back.id], as: 'active' },
    });
    const { items } = (await book(run.runId)).body;
    expect(items).toMatchObject([{ learnerId: back.id, state: 'active' }]);
    expect(items[0]!.enrolmentId).not.toBe(back.enrolmentId);
  });
});

describe('the pages of the gradebook', () => {
  it('follow each other by name, each with the line items, and nobody twice while others come and go', async () => {
    const run = await essayRun();
    for (const name of ['C', 'A', 'A', 'B']) await learner(run, name);
    const first = (await book(run.runId, 'limit=2')).body;
    expect(first.items.map(({ learnerName }) => learnerName)).toEqual(['Ada A', 'Ada A']);
    expect(first.lineItems).toHaveLength(1);
    await learner(run, '0');
    const second = (await book(run.runId, `limit=1&after=${first.next}`)).body;
    expect(second.items.map(({ learnerName }) => learnerName)).toEqual(['Ada B']);
    expect(second.lineItems).toEqual(first.lineItems);
    const third = (await book(run.runId, `after=${second.next}`)).body;
    expect(third.items.map(({ learnerName }) => learnerName)).toEqual(['Ada C']);
    expect(third.next).toBeUndefined();
    const { status, body } = await room.teacher.get(`/course-runs/${run.runId}/gradebook?after=x`);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'platform.cursor_invalid' });
    expect((await book(run.runId, 'limit=201')).status).toBe(422);
  });
});
