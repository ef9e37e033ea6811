import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Classroom } from '../../support/classroom.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let room: Classroom;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  room = new Classroom(app, schools.hill);
});
afterAll(() => app.stop());

const RUBRIC = [
  { title: 'Language', points: 4 },
  { title: 'Thought', points: 6 },
];
const LONGER = [...RUBRIC, { title: 'Sources', points: 5 }];

interface Submission {
  readonly id: string;
}

async function assigned(terms: object) {
  const learner = await room.learner(async () => ({ kind: 'assignment', assignment: terms }));
  const item = `/course-items/${learner.itemId}`;
  const handIn = async () =>
    (await learner.me.call<Submission>('POST', `${item}/submissions`, { body: { text: 'Bread' } })).body.id;
  const grade = (id: string, body: object, by = room.teacher) =>
    by.call('PUT', `/submissions/${id}/grade`, { body });
  const become = async (assignment: object) =>
    expect((await room.teacher.call('PATCH', item, { body: { assignment } })).status).toBe(200);
  return { ...learner, handIn, grade, become };
}

describe('when the rubric of an assignment is another one', () => {
  it('what was handed in before is graded by its own, and what is handed in since by the new one', async () => {
    const { handIn, grade, become } = await assigned({ points: 10, rubric: RUBRIC });
    const before = await handIn();
    await become({ points: 15, rubric: LONGER });
    const since = await handIn();
    expect(await room.teacher.get(`/submissions/${before}`)).toMatchObject({
      body: { rubric: RUBRIC, points: 10 },
    });
    expect(await grade(before, { criteria: [3.5, 6, 5] })).toMatchObject({
      status: 422,
      body: { code: 'learning.grade_invalid' },
    });
    expect(await grade(before, { criteria: [3.5, 6] })).toMatchObject({ status: 200, body: { score: 9.5 } });
    expect(await grade(since, { criteria: [3.5, 6, 5] })).toMatchObject({
      body: { score: 14.5, points: 15, rubric: LONGER },
    });
  });

  it('what was graded before can be read beside its lines, and graded otherwise', async () => {
    const { me, handIn, grade, become } = await assigned({ points: 10, rubric: RUBRIC });
    const id = await handIn();
    await grade(id, { criteria: [1, 2] });
    await become({ points: 20 });
    expect(await grade(id, { criteria: [4, 6], reason: 'Read again' })).toMatchObject({
      body: { score: 10, points: 10 },
    });
    await room.teacher.call('POST', `/submissions/${id}/release`);
    expect(await me.get(`/submissions/${id}`)).toMatchObject({
      body: { rubric: RUBRIC, grade: { criteria: [4, 6], raw: 10 }, score: 10, points: 10 },
    });
    const { rows } = await app.admin.query(
      `select grade -> 'criteria' as criteria from learning.grade_changes where submission_id = $1 order by number`,
      [id],
    );
    expect(rows).toEqual([{ criteria: [1, 2] }, { criteria: [4, 6] }]);
  });

  it('what was handed in without one is graded in points', async () => {
    const { handIn, grade, become } = await assigned({ points: 10 });
    const id = await handIn();
    await become({ points: 15, rubric: LONGER });
    const office = new RosterOffice(app, schools.lake);
    expect((await grade(id, { score: 7 }, office)).status).toBe(404);
    expect(await grade(id, { score: 7 })).toMatchObject({ status: 200, body: { score: 7, rubric: [] } });
  });

  it('what the version before has taken is graded by what fits its points', async () => {
    const { handIn, grade, become } = await assigned({ points: 10, rubric: RUBRIC });
    const [one, two] = [await handIn(), await handIn()];
    await app.admin.query(`alter table learning.submissions disable trigger submissions_keep_rules`);
    await app.admin.query(`update learning.submissions set rubric = null where id in ($1, $2)`, [one, two]);
    await app.admin.query(`alter table learning.submissions enable trigger submissions_keep_rules`);
    expect(await grade(one, { criteria: [3.5, 6] })).toMatchObject({ body: { score: 9.5, rubric: RUBRIC } });
    await become({ points: 15, rubric: LONGER });
    expect(await grade(two, { score: 8 })).toMatchObject({ body: { score: 8, points: 10, rubric: [] } });
  });
});
