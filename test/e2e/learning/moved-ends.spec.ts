import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateIn, instantOf, type LocalDate } from '#domain/kernel/local-date';
import { choose, Classroom, typesUntil, type Attempt } from '../../support/classroom.js';
import { closeAttempt } from '../../support/close-attempt.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { settled } from '../../support/settled.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let room: Classroom;
let today: LocalDate;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  room = new Classroom(app, schools.hill);
  today = dateIn(schools.hill.timeZone, new Date());
});
afterAll(() => app.stop());

const change = (path: string, body: object) => room.teacher.call('PATCH', path, { body });
/** Midnight after so many days from today, by the school's clocks. */
const midnightAfter = (days: number) =>
  instantOf(schools.hill.timeZone, addDays(today, days + 1), '00:00').toISOString();

/** An attempt that the end of its run bounds: nine days from now. */
async function underWay(quiz: object = {}) {
  const learner = await room.quizzed(quiz);
  const run = `/course-runs/${learner.runId}`;
  await change(run, { endsOn: addDays(today, 9) });
  const { body } = await learner.start();
  const path = `/quiz-attempts/${body.id}`;
  const dueAt = async () => (await learner.me.get<Attempt>(path)).body.dueAt;
  const endRun = (days: number | null) =>
    change(run, { endsOn: days === null ? null : addDays(today, days) });
  const close = () => closeAttempt(app, schools.hill, body.id);
  return { ...learner, run, path, attempt: body, dueAt, endRun, close };
}

describe('an attempt under way', () => {
  it('ends when its run ends now: later, sooner, or never', async () => {
    const { attempt, dueAt, endRun } = await underWay();
    expect(attempt.dueAt).toBe(midnightAfter(9));
    for (const days of [20, 3]) {
      expect(await endRun(days)).toMatchObject({ status: 200 });
      expect(await dueAt()).toBe(midnightAfter(days));
    }
    await endRun(null);
    expect(await dueAt()).toBeNull();
  });

  it('has the minutes that it was begun with, however late its run ends', async () => {
    const { attempt, dueAt, endRun, close } = await underWay({ minutes: 30 });
    await endRun(20);
    expect(await dueAt()).toBe(attempt.dueAt);
    await endRun(-1);
    expect(Date.parse((await dueAt())!)).toBeLessThanOrEqual(Date.now());
    await close();
  });

  it('is followed by what wakes us: at once where its run has ended, and later where it was put off', async () => {
    const { attempt, path, me, save, submit, endRun, close } = await underWay();
    await save(attempt.id, [choose(attempt, 'Warsaw')]);
    await endRun(20);
    await close(); // woken at the former end
    expect((await me.get(path)).body).toMatchObject({ state: 'in_progress' });
    await endRun(-1);
    expect(await submit(attempt.id)).toMatchObject({
      status: 409,
      body: { code: 'learning.attempt_over' },
    });
    await close();
    // What was saved counts, and it ended when somebody said so, not before.
    const { body } = await me.get<Attempt & { endedAt: string; startedAt: string }>(path);
    expect(body).toMatchObject({ state: 'released', score: 2 });
    expect(body.endedAt > body.startedAt).toBe(true);
    const { rows } = await app.admin.query(
      `select from platform.jobs where kind = 'learning.close_attempt' and payload ->> 'attemptId' = $1
         and run_at <= now()`,
      [attempt.id],
    );
    expect(rows.length).toBeGreaterThan(0);
    await endRun(20);
    expect((await me.get(path)).body).toMatchObject({ state: 'released' });
  });

  it('ends with its item and its module, and moves with its item into another module', async () => {
    const { dueAt, itemId, moduleId, runId } = await underWay();
    const closesAt = new Date(Date.now() + 3_600_000).toISOString();
    await change(`/course-items/${itemId}`, { closesAt });
    expect(await dueAt()).toBe(closesAt);
    await change(`/course-items/${itemId}`, { closesAt: null });
    expect(await dueAt()).toBe(midnightAfter(9));
    const other = await room.author.module(runId);
    await change(`/course-modules/${other}`, { closesAt });
    expect(await dueAt()).toBe(midnightAfter(9));
    const { body } = await room.teacher.get<{ modules: { id: string; items: { id: string }[] }[] }>(
      `/course-runs/${runId}/outline`,
    );
    const former = body.modules.find(({ id }) => id === moduleId)!.items.map(({ id }) => id);
    const modules = [
      { moduleId, itemIds: former.filter((id) => id !== itemId) },
      { moduleId: other, itemIds: [itemId] },
    ];
    expect(
      await room.teacher.call('PUT', `/course-runs/${runId}/outline`, { body: { modules } }),
    ).toMatchObject({
      status: 200,
    });
    expect(await dueAt()).toBe(closesAt);
  });

  it('tells the devices of its learner, and moves for nobody of another school', async () => {
    const { person, enrolmentId, endRun, run, dueAt } = await underWay();
    await settled(app);
    const topic = `course-enrolment:${enrolmentId}:attempts`;
    const socket = await TestSocket.connect(app, person.token);
    await socket.subscribe(topic);
    const office = new RosterOffice(app, schools.lake);
    expect((await office.call('PATCH', run, { body: { endsOn: addDays(today, 1) } })).status).toBe(404);
    expect(await dueAt()).toBe(midnightAfter(9));
    await endRun(2);
    expect(await typesUntil(socket, topic, 'learning.attempt_changed')).toHaveLength(1);
    expect(await socket.received(topic, 1)).toMatchObject([
      { data: { state: 'in_progress', dueAt: midnightAfter(2) } },
    ]);
    socket.close();
  });
});

describe('at the same moment', () => {
  it('whoever submits and whoever ends the run come one after the other (B5)', async () => {
    const { attempt, path, me, save, submit, endRun, close } = await underWay();
    await save(attempt.id, [choose(attempt, 'Warsaw')]);
    await app.admin.query('begin');
    await app.admin.query('select from learning.attempts where id = $1 for update', [attempt.id]);
    const ending = endRun(-1);
    await until(async () => (await waitingBehind(app.admin)) > 0, 'the end of the run to wait');
    const submitting = submit(attempt.id);
    await until(async () => (await waitingBehind(app.admin)) > 1, 'the learner to wait');
    await app.admin.query('commit');
    expect((await ending).status).toBe(200);
    // Who came second was refused; or was first after all, and then the end changed nothing.
    const { status, body } = await submitting;
    if (status !== 200) expect(body).toMatchObject({ code: 'learning.attempt_over' });
    await close();
    expect((await me.get(path)).body).toMatchObject({ state: 'released', score: 2 });
    const { rows } = await app.admin.query(`select from learning.mark_changes where attempt_id = $1`, [
      attempt.id,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('whoever begins ends when the run does that somebody moves', async () => {
    const { runId, enrolmentId, start } = await room.quizzed();
    const run = `/course-runs/${runId}`;
    await change(run, { endsOn: addDays(today, 9) });
    await app.admin.query('begin');
    await app.admin.query('select from learning.enrolments where id = $1 for update', [enrolmentId]);
    const beginning = start(); // has read when the run ends
    await until(async () => (await waitingBehind(app.admin)) > 0, 'the attempt to wait');
    let isMoved = false;
    const moving = change(run, { endsOn: addDays(today, 2) }).finally(() => (isMoved = true));
    await until(async () => isMoved || (await waitingBehind(app.admin)) > 1, 'the run to be moved');
    await app.admin.query('commit');
    const begun = (await beginning).body;
    expect((await moving).status).toBe(200);
    const { rows } = await app.admin.query<{ due_at: Date }>(
      'select due_at from learning.attempts where id = $1',
      [begun.id],
    );
    expect(rows[0]!.due_at.toISOString()).toBe(midnightAfter(2));
  });
});
