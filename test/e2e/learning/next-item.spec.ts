import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { choose, Classroom } from '../../support/classroom.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Mine {
  readonly runId: string;
  readonly percent: number;
  readonly nextItem: { readonly itemId: string } | null;
  readonly deadline: string | null;
}

let app: TestApp;
let schools: TwoSchools;
let room: Classroom;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  room = new Classroom(app, schools.hill);
});
afterAll(() => app.stop());

const CLOSES = ['2099-01-01T00:00:00.000Z', '2099-02-01T00:00:00.000Z'] as const;

/** A run of a page, which is done, a quiz with one attempt that closes first, a page that requires it, and one that closes later. */
async function course() {
  const learner = await room.quizzed({ attempts: 1, passAt: 60 });
  const { me, itemId: quiz, moduleId, runId, enrolmentId, start, save, submit } = learner;
  const { teacher, author } = room;
  await teacher.call('PATCH', `/course-items/${quiz}`, { body: { closesAt: CLOSES[0] } });
  const locked = await author.page(moduleId);
  const last = await author.page(moduleId, { closesAt: CLOSES[1] });
  await teacher.call('PUT', `/course-items/${locked}/requirements`, { body: { itemIds: [quiz] } });
  for (const item of [locked, last]) await author.publish(`course-items/${item}`);
  const progress = () => me.get<{ total: number }>(`/course-enrolments/${enrolmentId}/progress`);
  await until(async () => (await progress()).body.total === 4, 'the rules of the run');
  const { body } = await me.get<{ modules: { items: { id: string }[] }[] }>(`/course-runs/${runId}/outline`);
  const view = (item: string) => me.call('POST', `/course-items/${item}/viewed`);
  const first = body.modules[0]!.items[0]!.id;
  await view(first);
  const mine = async () => {
    const { items } = (await me.get<ListOf<Mine>>('/my-courses')).body;
    return items.find((one) => one.runId === runId)!;
  };
  const becomes = (next: string | null, deadline: string | null) =>
    until(
      async () => {
        const seen = await mine();
        return (seen.nextItem?.itemId ?? null) === next && seen.deadline === deadline;
      },
      () => `the next item ${next} until ${deadline}`,
    );
  const fail = async () => {
    const attempt = (await start()).body;
    await save(attempt.id, [choose(attempt, 'Lodz')]);
    expect((await submit(attempt.id)).status).toBe(200);
  };
  const allow = (attempts: number) => {
    const questionIds = learner.asked.map(({ id }) => id);
    return teacher.call('PATCH', `/course-items/${quiz}`, {
      body: { quiz: { questionIds, attempts, passAt: 60 } },
    });
  };
  return { ...learner, first, quiz, locked, last, view, mine, becomes, fail, allow };
}

describe('the next item', () => {
  it('is none that was failed without an attempt left, nor what requires it, and null when nothing else is left', async () => {
    const { quiz, last, view, becomes, fail, allow, mine } = await course();
    await becomes(quiz, CLOSES[0]);
    await fail();
    await becomes(last, CLOSES[1]);
    await view(last);
    await becomes(null, null);
    expect(await mine()).toMatchObject({ percent: 50 });
    await allow(2);
    await becomes(quiz, CLOSES[0]);
  });

  it('is what required it, when it is waived or passed after all', async () => {
    for (const how of ['waived', 'passed'] as const) {
      const { quiz, locked, last, learnerId, enrolmentId, becomes, fail } = await course();
      await becomes(quiz, CLOSES[0]);
      await fail();
      await becomes(last, CLOSES[1]);
      const [path, body] =
        how === 'waived'
          ? [`/course-enrolments/${enrolmentId}/waivers/${quiz}`, { reason: 'Was ill' }]
          : [`/course-items/${quiz}/results/${learnerId}`, { score: 2, reason: 'Said aloud' }];
      expect((await room.teacher.call('PUT', path, { body })).status).toBe(200);
      await becomes(locked, CLOSES[1]);
    }
  });

  it('is the learner’s own: what one has failed is next to another, and nothing to another school (K1)', async () => {
    const { first, last, runId, becomes, fail } = await course();
    await fail();
    await becomes(last, CLOSES[1]);
    const other = await room.learner(async () => ({ kind: 'page', markdown: 'Bread' }));
    await room.author.enrol(runId, other.learnerId);
    const theirs = async () =>
      (await other.me.get<ListOf<Mine>>('/my-courses')).body.items.find((one) => one.runId === runId);
    await until(async () => (await theirs()) !== undefined, 'the course of another');
    expect((await theirs())!.nextItem).toMatchObject({ itemId: first });
    const lake = new RosterOffice(app, schools.lake, schools.lake.people.student);
    expect((await lake.get<ListOf<Mine>>('/my-courses')).body.items).toEqual([]);
  });
});
