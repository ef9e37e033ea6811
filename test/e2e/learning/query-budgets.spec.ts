import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CAPITAL, choose, Classroom, type Attempt } from '../../support/classroom.js';
import { CourseAuthor } from '../../support/course-author.js';
import { keepEnrolments } from '../../support/keep-enrolments.js';
import { reviseRules } from '../../support/revise-rules.js';
import { RosterOffice } from '../../support/roster-office.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

/** Not one: whoever has seen the only item is done, which costs more than to have seen one of several. */
const SIZES = [2, 60] as const;

/** A run of so many published pages, in which so many students learn, one of whom signs in. */
interface Room {
  readonly runId: string;
  readonly itemId: string;
  readonly enrolmentId: string;
  readonly learner: TestPerson;
}

let app: TestApp;
let schools: TwoSchools;
let office: RosterOffice;
let author: CourseAuthor;
const rooms: Room[] = [];

beforeAll(async () => {
  app = await TestApp.start({ LYCEUM_ROLE: 'api' }); // no reaction interferes: what they do is done here
  schools = await twoSchools(app);
  office = new RosterOffice(app, schools.hill, schools.hill.people.teacher);
  author = new CourseAuthor(office);
  for (const size of SIZES) rooms.push(await classroom(size));
});
afterAll(() => app.stop());

async function classroom(size: number): Promise<Room> {
  const learner = await somebody(app, 'student', { schoolId: schools.hill.id });
  const { runId, moduleId, itemId } = await author.published();
  await app.admin.query(
    `insert into learning.items (id, school_id, run_id, module_id, kind, state, title, content, position)
     select gen_random_uuid(), $1, $2, $3, 'page', 'published', 'Page', '{"markdown": "x"}', 1 + n
     from generate_series(1, $4::int) n`,
    [schools.hill.id, runId, moduleId, size - 1],
  );
  const learners = await students(size, learner);
  const enrolled = await office.call('POST', '/course-enrolments', {
    body: { runId, learnerIds: learners, as: 'active' },
  });
  expect(enrolled.status).toBe(204);
  const { rows } = await app.admin.query<{ id: string }>(
    'select id from learning.enrolments where run_id = $1 and learner_id = $2',
    [runId, learners[0]],
  );
  return { runId, itemId, enrolmentId: rows[0]!.id, learner };
}

/** Records of the roster; the first is that of somebody who signs in. */
async function students(count: number, first?: TestPerson): Promise<string[]> {
  const { rows } = await app.admin.query<{ id: string }>(
    `insert into roster.people (school_id, id, roles, given_name, family_name, person_id)
     select $1, gen_random_uuid(), '{student}', 'Ada', 'Number ' || n, case when n = 1 then $3::uuid end
     from generate_series(1, $2::int) n returning id`,
    [schools.hill.id, count, first?.id ?? null],
  );
  return rows.map(({ id }) => id);
}

/** A quiz that somebody has taken, and so many others just like that. */
async function takenBy(room: Classroom, count: number) {
  const quizzed = await room.quizzed({ release: 'by_author' });
  const { start, save, submit, learnerId, itemId } = quizzed;
  const { body } = await start();
  await save(body.id, [choose(body, 'Warsaw')]);
  await submit(body.id);
  await app.admin.query(
    `with others as (
       insert into learning.enrolments (id, school_id, run_id, learner_id, origin, state, since, enrolled_at)
       select gen_random_uuid(), e.school_id, e.run_id, other, e.origin, e.state, e.since, e.enrolled_at
       from learning.enrolments e, unnest($2::uuid[]) other where e.learner_id = $1 returning *)
     insert into learning.attempts (id, school_id, run_id, item_id, learner_id, enrolment_id, number, most, state, started_at, due_at,
       ended_at, asked, answers, marks, score, points)
     select gen_random_uuid(), a.school_id, a.run_id, a.item_id, o.learner_id, o.id, a.number, a.most, a.state, a.started_at,
       a.due_at, a.ended_at, a.asked, a.answers, a.marks, a.score, a.points
     from learning.attempts a, others o where a.learner_id = $1 and a.item_id = $3`,
    [learnerId, await students(count - 1), itemId],
  );
  return quizzed;
}

/** Statements of a call, apart from begin and commit. */
async function cost(of: RosterOffice, method: string, path: string, body?: object): Promise<number> {
  const { result, ofRequest } = await countStatements(() => of.call(method, path, { body }));
  expect(result.status).toBeLessThan(300);
  return ofRequest(result);
}

const costs = async (of: (room: Room) => Promise<number>) => {
  const found: number[] = [];
  for (const room of rooms) found.push(await of(room));
  return found;
};

describe('the query budget of', () => {
  it('each list and each answer is one statement, for two items and learners or for sixty', async () => {
    for (const path of ['online-courses', 'course-runs', 'course-enrolments'])
      expect([path, await cost(office, 'GET', `/${path}?limit=200`)]).toEqual([path, 1]);
    expect(await costs(({ runId }) => cost(office, 'GET', `/course-runs/${runId}/outline`))).toEqual([1, 1]);
    expect(await costs(({ itemId }) => cost(office, 'GET', `/course-items/${itemId}`))).toEqual([1, 1]);
    expect(
      await costs(({ enrolmentId }) => cost(office, 'GET', `/course-enrolments/${enrolmentId}/progress`)),
    ).toEqual([1, 1]);
    expect(
      await costs(({ runId }) => cost(office, 'GET', `/course-runs/${runId}/progress?limit=200`)),
    ).toEqual([1, 1]);
  });

  it('measuring everybody by new rules is the same, for two items and learners or for sixty', async () => {
    const [two, sixty] = await costs(async ({ runId }) => {
      const { result, statements } = await countStatements(() => reviseRules(app, schools.hill, runId));
      expect(result).toBe(SIZES[rooms.findIndex((room) => room.runId === runId)]);
      return statements;
    });
    expect(sixty).toBe(two);
  });

  it('what a learner says is the same, for two items and learners or for sixty', async () => {
    const say = ({ itemId, learner }: Room) =>
      cost(new RosterOffice(app, schools.hill, learner), 'POST', `/course-items/${itemId}/viewed`);
    const [two, sixty] = await costs(say);
    expect(sixty).toBe(two);
    expect(two).toBeLessThan(12);
  });

  it('enrolling is the same for one and for sixty', async () => {
    const enrol = async (count: number, runId: string) =>
      cost(office, 'POST', '/course-enrolments', { runId, learnerIds: await students(count), as: 'active' });
    const [one, sixty] = [await enrol(1, rooms[0]!.runId), await enrol(60, rooms[0]!.runId)];
    expect(sixty).toBe(one);
  });

  it('putting an outline in order is the same for two items and for sixty', async () => {
    const arrange = async ({ runId }: Room) => {
      const { body } = await office.get<{ modules: { id: string; items: { id: string }[] }[] }>(
        `/course-runs/${runId}/outline`,
      );
      const modules = body.modules.map(({ id, items }) => ({
        moduleId: id,
        itemIds: items.map((item) => item.id).toReversed(),
      }));
      return cost(office, 'PUT', `/course-runs/${runId}/outline`, { modules });
    };
    const [two, sixty] = await costs(arrange);
    expect(sixty).toBe(two);
  });

  it('following a class is the same for one student and for sixty', async () => {
    const follow = async (count: number) => {
      const { id: sectionId } = await new RosterOffice(app, schools.hill).section();
      await app.admin.query(
        `insert into roster.enrolments (school_id, id, section_id, student_id, starts_on, state)
         select $1, gen_random_uuid(), $2, id, '2026-09-01', 'active' from unnest($3::uuid[]) as id`,
        [schools.hill.id, sectionId, await students(count)],
      );
      const body = { sectionIds: [sectionId] };
      const runId = await author.run();
      await office.call('PUT', `/course-runs/${runId}/admission/sections`, { body });
      const { result, statements } = await countStatements(() => keepEnrolments(app, schools.hill));
      expect(result).toBe(count);
      return statements;
    };
    await until(async () => (await keepEnrolments(app, schools.hill)) === 0, 'nothing left to do');
    const [one, sixty] = [await follow(1), await follow(60)];
    expect(sixty).toBe(one);
  });

  it('the gradebook is one statement, for two line items and learners or for sixty', async () => {
    const { rows } = await app.admin.query<{ id: string }>(
      `update learning.items set kind = 'assignment', content = '{"assignment": {"points": 10}}', state = 'draft'
       where run_id = any ($1::uuid[]) and id <> all ($2::uuid[]) returning id`,
      [rooms.map(({ runId }) => runId), rooms.map(({ itemId }) => itemId)],
    );
    expect(rows).toHaveLength(SIZES[0] + SIZES[1] - 2);
    expect(
      await costs(({ runId }) => cost(office, 'GET', `/course-runs/${runId}/gradebook?limit=200`)),
    ).toEqual([1, 1]);
    expect(
      await costs(({ runId }) => cost(office, 'GET', `/course-runs/${runId}/gradebook?format=csv`)),
    ).toEqual([1, 1]);
    expect(
      await costs(({ enrolmentId }) => cost(office, 'GET', `/course-enrolments/${enrolmentId}/grades`)),
    ).toEqual([1, 1]);
  });

  it('releasing and regrading is the same for one learner and for fifty, and keeps each former mark (B6)', async () => {
    const room = new Classroom(app, schools.hill);
    const grade = async (count: number) => {
      const { itemId, runId, asked } = await takenBy(room, count);
      const options = CAPITAL.options.map(({ text }) => ({ text, correct: text === 'Torun' }));
      const question = { ...CAPITAL, options };
      const questionId = asked[0]!.id;
      await office.call('PUT', `/questions/${questionId}`, { body: { pool: 'Capitals', question } });
      await reviseRules(app, schools.hill, runId);
      const at = `/course-items/${itemId}`;
      const regrading = await cost(office, 'POST', `${at}/regrade`, { questionId, reason: 'Wrong key' });
      const releasing = await cost(office, 'POST', `${at}/release`, {});
      const { rows } = await app.admin.query<{
        state: string;
        score: number;
        reasons: number;
        known: number;
      }>(
        `select a.state, a.score::int, count(distinct a.id)::int as attempts, count(c.mark ->> 'reason')::int as reasons,
           count(distinct e.id)::int as known, max(r.released_score)::int as released
         from learning.attempts a
         join learning.results r on r.item_id = a.item_id and r.learner_id = a.learner_id
         join learning.evidence e on e.item_id = a.item_id and e.learner_id = a.learner_id and e.kind = 'scored'
         join learning.mark_changes c on c.attempt_id = a.id
         where a.item_id = $1 group by 1, 2`,
        [itemId],
      );
      expect(rows).toEqual([
        { state: 'released', score: 0, attempts: count, reasons: count, known: count, released: 0 },
      ]);
      return [regrading, releasing];
    };
    const [one, two, fifty] = [await grade(1), await grade(2), await grade(50)];
    expect(fifty).toEqual(two);
    // The versions of several rows are looked at in a statement of its own.
    for (const [i, statements] of two.entries()) expect(statements - one[i]!).toBeLessThanOrEqual(2);
  });

  it('copying a course is the same for little and for much', async () => {
    const room = new Classroom(app, schools.hill);
    const copy = async (size: number) => {
      const { courseId, moduleId } = await author.published();
      const asked: string[] = [];
      for (let n = 0; n < size; n++) asked.push((await room.ask(courseId)).id);
      for (let n = 0; n < size; n++) {
        const quiz = { questionIds: asked };
        const title = `Quiz ${n}`;
        await office.make('/course-items', { moduleId, kind: 'quiz', title, quiz });
        const assignment = { points: 10 };
        await office.make('/course-items', { moduleId, kind: 'assignment', title, assignment });
        await author.page(await author.module(await author.run(courseId)));
      }
      return cost(office, 'POST', `/online-courses/${courseId}/duplicate`, {});
    };
    expect(await copy(6)).toBe(await copy(1));
  });

  it('an attempt at a quiz costs the same for two questions or for twenty', async () => {
    const room = new Classroom(app, schools.hill);
    const attempt = async (questions: number) => {
      const { me, itemId } = await room.quizzed(
        {},
        Array.from({ length: questions }, () => CAPITAL),
      );
      const path = `/course-items/${itemId}/attempts`;
      const { result, ofRequest } = await countStatements(() => me.call<Attempt>('POST', path));
      const answers = result.body.questions.map((one) =>
        choose({ ...result.body, questions: [one] }, 'Warsaw'),
      );
      const at = `/quiz-attempts/${result.body.id}`;
      return [
        ofRequest(result),
        await cost(me, 'PUT', `${at}/answers`, { answers }),
        await cost(me, 'POST', `${at}/submit`),
      ];
    };
    expect(await attempt(20)).toEqual(await attempt(2));
  });
});
