import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CourseAuthor } from '../../support/course-author.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { measureNewcomers } from '../../support/measure-newcomers.js';
import { settled } from '../../support/settled.js';
import { reviseRules } from '../../support/revise-rules.js';
import { RosterOffice } from '../../support/roster-office.js';
import { countStatements } from '../../support/statements.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let teacher: RosterOffice;
let author: CourseAuthor;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = new RosterOffice(app, schools.hill, schools.hill.people.teacher);
  author = new CourseAuthor(teacher);
});
afterAll(() => app.stop());

/** Records of the roster. */
async function students(count: number): Promise<string[]> {
  const { rows } = await app.admin.query<{ id: string }>(
    `insert into roster.people (school_id, id, roles, given_name, family_name)
     select $1, gen_random_uuid(), '{student}', 'Ada', 'Number ' || n from generate_series(1, $2::int) n returning id`,
    [schools.hill.id, count],
  );
  return rows.map(({ id }) => id);
}

async function enrol(runId: string, learnerIds: readonly string[]): Promise<void> {
  const body = { runId, learnerIds, as: 'active' };
  expect((await teacher.call('POST', '/course-enrolments', { body })).status).toBe(204);
}

/** As a former version, or a job that has not run yet, has left them: nobody hears of them. */
const enrolInSilence = async (runId: string, count: number) =>
  app.admin.query(
    `insert into learning.enrolments (id, school_id, run_id, learner_id, origin, state, since, enrolled_at)
     select gen_random_uuid(), $1, $2, id, 'office', 'active', now(), now() from unnest($3::uuid[]) id`,
    [schools.hill.id, runId, await students(count)],
  );

/** A published run with one page, after its rules were made. */
async function aRun(): Promise<{ runId: string; moduleId: string; itemId: string }> {
  const run = await author.published();
  await settled(app);
  return run;
}

interface Kept {
  readonly learnerId: string;
  readonly rulesVersion: number;
  readonly total: number;
  readonly state: string;
  /** Another one whenever somebody has held or changed the row. */
  readonly touched: string;
}

async function kept(runId: string): Promise<Kept[]> {
  const { rows } = await app.admin.query<Kept>(
    `select learner_id as "learnerId", rules_version as "rulesVersion", total, state, concat(xmin, ' ', xmax) as touched
     from learning.progress where run_id = $1`,
    [runId],
  );
  return rows;
}

async function version(runId: string): Promise<number> {
  const { rows } = await app.admin.query<{ version: number }>(
    'select max(version) as version from learning.rule_books where run_id = $1',
    [runId],
  );
  return rows[0]!.version;
}

describe('whoever comes to a run', () => {
  it('B2 is measured, and nobody else is so much as held: as much work for the last as for the first', async () => {
    const { runId } = await aRun();
    await enrol(runId, await students(20));
    await settled(app);
    const held: number[] = [];
    for (const learnerId of await students(4)) {
      const before = new Map((await kept(runId)).map((one) => [one.learnerId, one.touched]));
      await enrol(runId, [learnerId]);
      await settled(app);
      const after = await kept(runId);
      expect(after.find((one) => one.learnerId === learnerId)).toMatchObject({ total: 1, rulesVersion: 1 });
      held.push(after.filter(({ learnerId: id, touched }) => before.get(id) !== touched).length);
    }
    expect(held).toEqual([1, 1, 1, 1]);
  });

  it('comes with a class in one go, some at a time; said twice, nobody is left to be measured', async () => {
    const { runId } = await aRun();
    const cost = async (count: number) => {
      await enrolInSilence(runId, count);
      const { result, statements } = await countStatements(() => measureNewcomers(app, schools.hill, runId));
      expect(result).toBe(count);
      return statements;
    };
    const [one, some, many] = [await cost(1), await cost(200), await cost(450)];
    expect(some).toBe(one);
    expect(many).toBeLessThan(3 * one);
    expect(
      (await kept(runId)).filter(({ total, rulesVersion }) => total === 1 && rulesVersion === 1),
    ).toHaveLength(651);
    expect(await measureNewcomers(app, schools.hill, runId)).toBe(0);
    const everybody = await countStatements(() => reviseRules(app, schools.hill, runId));
    expect(everybody.result).toBe(0);
    expect(everybody.statements).toBeLessThan(4 * one);
  });

  it('is measured once by two who do so at the same moment, and told of once (K5)', async () => {
    const { runId } = await aRun();
    await enrolInSilence(runId, 30);
    await Promise.all([1, 2, 3].map(() => measureNewcomers(app, schools.hill, runId)));
    const { rows } = await app.admin.query(
      `select from platform.outbox where type = 'learning.progress_changed' and data ->> 'runId' = $1`,
      [runId],
    );
    expect(rows).toHaveLength(30);
  });

  it('B2 is measured by the rules that are being made at that moment', async () => {
    const { runId, itemId } = await aRun();
    await enrolInSilence(runId, 3);
    const rules = { items: [{ itemId, rule: { rule: 'marked_done' } }], run: null };
    await app.admin.query('begin');
    let measured: Promise<number>;
    try {
      await app.admin.query('select from learning.runs where id = $1 for no key update', [runId]);
      await app.admin.query(
        'insert into learning.rule_books (school_id, run_id, version, rules, made_at) values ($1, $2, 2, $3, now())',
        [schools.hill.id, runId, rules],
      );
      measured = measureNewcomers(app, schools.hill, runId);
      await until(async () => (await waitingBehind(app.admin)) > 0, 'the newcomers to wait');
    } finally {
      await app.admin.query('commit');
    }
    expect(await measured).toBe(3);
    expect((await kept(runId)).map(({ rulesVersion }) => rulesVersion)).toEqual([2, 2, 2]);
  });

  it('completes the run on coming back, when it was completed by other rules meanwhile', async () => {
    const { person, id } = await studentWhoSignsIn(app, schools.hill);
    const { runId, moduleId, itemId } = await aRun();
    const second = await author.page(moduleId);
    await author.publish(`course-items/${second}`);
    const enrolmentId = await author.enrol(runId, id);
    await settled(app);
    const me = new RosterOffice(app, schools.hill, person);
    expect((await me.call('POST', `/course-items/${itemId}/viewed`)).status).toBe(200);
    await teacher.call('POST', `/course-enrolments/${enrolmentId}/suspend`);
    const rule = { rule: 'any', of: [itemId, second].map((one) => ({ rule: 'item', itemId: one })) };
    await teacher.call('PUT', `/course-runs/${runId}/completion`, { body: { rule } });
    await settled(app);
    const state = async () => (await teacher.get(`/course-enrolments/${enrolmentId}`)).body.state;
    expect([(await kept(runId))[0]!.state, await state()]).toEqual(['completed', 'suspended']);
    await teacher.call('POST', `/course-enrolments/${enrolmentId}/resume`);
    await until(async () => (await state()) === 'completed', 'the completion');
  });

  it('comes to a run of their own school (K1)', async () => {
    const { runId } = await aRun();
    await enrolInSilence(runId, 1);
    await expect(measureNewcomers(app, schools.lake, runId)).rejects.toMatchObject({
      code: 'learning.run_not_found',
    });
    expect(await version(runId)).toBe(1);
    expect(await kept(runId)).toEqual([]);
  });
});
