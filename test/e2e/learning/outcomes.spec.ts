import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { choose, Classroom, type Attempt } from '../../support/classroom.js';
import { lyceum } from '../../support/command-line.js';
import { RecordProvider } from '../../support/record-provider.js';
import { settled } from '../../support/settled.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Progress {
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly items: readonly {
    readonly itemId: string;
    readonly state: string;
    readonly completedAt: string | null;
  }[];
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

const RIGHT = 'Warsaw';
const WRONG = 'Lodz';

/** A learner of a quiz that counts in its run, and what its progress says to the learner. */
async function quizzed(quiz: object) {
  const learner = await room.quizzed({ passAt: 60, ...quiz });
  const { me, enrolmentId, itemId, start, save, submit } = learner;
  const progress = async () => (await me.get<Progress>(`/course-enrolments/${enrolmentId}/progress`)).body;
  await settled(app); // or the rules of the run would measure them later
  const state = async () => (await progress()).items.find((item) => item.itemId === itemId)!.state;
  const begin = async (text: string): Promise<Attempt> => {
    const { body } = await start();
    await save(body.id, [choose(body, text)]);
    return body;
  };
  const attempt = async (text: string) => submit((await begin(text)).id);
  const allow = (attempts: number) => {
    const questionIds = learner.asked.map(({ id }) => id);
    const body = { quiz: { passAt: 60, ...quiz, questionIds, attempts } };
    return room.teacher.call('PATCH', `/course-items/${itemId}`, { body });
  };
  return { ...learner, progress, state, begin, attempt, allow };
}

const isAsEvidenceSays = async () =>
  expect(await lyceum(app, ['learning', 'verify', '--school', schools.hill.id])).toMatchObject({ code: 0 });

describe('a quiz', () => {
  it('is failed when no attempt is left and passed with one more, live and in the record store', async () => {
    const { attempt, allow, state, progress, itemId, runId, enrolmentId, person } = await quizzed({
      attempts: 2,
    });
    await attempt(WRONG);
    expect(await state()).toBe('in_progress');
    const device = await TestSocket.connect(app, person.token);
    const watching = await TestSocket.connect(app, schools.hill.people.teacher.token);
    const topics = [`course-enrolment:${enrolmentId}`, `course-run:${runId}:learners`] as const;
    await settled(app);
    await device.subscribe(topics[0]);
    await watching.subscribe(topics[1]);
    await attempt(WRONG);
    expect(await state()).toBe('failed');
    expect(await progress()).toMatchObject({ state: 'in_progress', done: 0 });
    expect((await allow(3)).status).toBe(200);
    await until(async () => (await state()) === 'in_progress', 'another attempt');
    await attempt(RIGHT);
    expect(await state()).toBe('passed');
    expect((await progress()).done).toBe(1);
    for (const [socket, topic] of [
      [device, topics[0]],
      [watching, topics[1]],
    ] as const) {
      const states = async () =>
        (await socket.received(topic, 1))
          .filter(({ type }) => type === 'learning.progress_changed')
          .flatMap(({ data }) => data['items'] as { itemId: string; state: string }[])
          .filter((item) => item.itemId === itemId)
          .map((item) => item.state);
      await until(async () => (await states()).length === 3, `what is shown on ${topic}`);
      expect(await states()).toEqual(['failed', 'in_progress', 'passed']);
      socket.close();
    }
    await isAsEvidenceSays();
    const player = await RecordProvider.of(app, schools.hill);
    const verbs = async () => {
      const { body } = await player.call('GET', 'statements', { query: { registration: enrolmentId } });
      const { statements } = body as {
        statements: { verb: { id: string }; result?: { success?: boolean } }[];
      };
      return statements.map(({ verb, result }) =>
        `${verb.id.split('/').at(-1)} ${result?.success ?? ''}`.trim(),
      );
    };
    await until(async () => (await verbs()).length === 4, 'what was told');
    expect((await verbs()).toSorted()).toEqual(['completed', 'failed false', 'initialized', 'passed true']);
  });

  it('B6 is neither passed nor failed before its result is released, to nobody', async () => {
    for (const [text, becomes] of [
      [RIGHT, 'passed'],
      [WRONG, 'failed'],
    ] as const) {
      const { attempt, state, itemId, enrolmentId } = await quizzed({ attempts: 2, release: 'by_author' });
      const release = () => room.teacher.call('POST', `/course-items/${itemId}/release`, { body: {} });
      await attempt(WRONG);
      expect(await state()).toBe('in_progress');
      await release();
      await attempt(text);
      expect(await state()).toBe('in_progress');
      const seen = await room.teacher.get<Progress>(`/course-enrolments/${enrolmentId}/progress`);
      expect(seen.body.items.find((item) => item.itemId === itemId)!.state).toBe('in_progress');
      const { rows } = await app.admin.query(
        `select turn from learning.evidence where item_id = $1 and kind in ('tried', 'attained')`,
        [itemId],
      );
      expect(rows).toEqual([{ turn: 1 }]);
      await release();
      expect(await state()).toBe(becomes);
    }
    await isAsEvidenceSays();
  });

  it('is failed by an attempt of which nothing was saved, after one that was not enough; a person may say otherwise', async () => {
    const { attempt, start, state, itemId, learnerId, progress } = await quizzed({
      attempts: 2,
      minutes: 30,
    });
    await attempt(WRONG);
    const close = await room.timeIsOver((await start()).body.id);
    expect(await state()).toBe('in_progress');
    await close();
    expect(await state()).toBe('failed');
    const result = `/course-items/${itemId}/results/${learnerId}`;
    const said = await room.teacher.call('PUT', result, { body: { score: 2, reason: 'A mistake of ours' } });
    expect(said.status).toBe(200);
    expect(await state()).toBe('passed');
    // B3: what was passed stays so.
    await room.teacher.call('PUT', result, { body: { score: null, reason: 'None after all' } });
    expect(await state()).toBe('passed');
    expect((await progress()).items.find((item) => item.itemId === itemId)!.completedAt).not.toBeNull();
    await isAsEvidenceSays();
  });

  it('is failed in one school for nobody of another, and once where two close it at the same moment', async () => {
    const { begin, state, itemId, enrolmentId } = await quizzed({ attempts: 1, minutes: 30 });
    const close = await room.timeIsOver((await begin(WRONG)).id);
    await Promise.all([close(), close()]);
    expect(await state()).toBe('failed');
    const { rows } = await app.admin.query(
      `select turn from learning.evidence where item_id = $1 and kind = 'tried'`,
      [itemId],
    );
    expect(rows).toEqual([{ turn: 1 }]);
    const lake = new RosterOffice(app, schools.lake);
    expect((await lake.get(`/course-enrolments/${enrolmentId}/progress`)).status).toBe(404);
  });
});
