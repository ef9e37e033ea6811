import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { aVideoItem } from '../../support/a-video.js';
import { CourseAuthor } from '../../support/course-author.js';
import { reviseRules } from '../../support/revise-rules.js';
import { settled } from '../../support/settled.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { countStatements } from '../../support/statements.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface WatchedShown {
  readonly itemId: string;
  readonly watchedMs: number;
  readonly percent: number;
  readonly positionMs: number;
  readonly parts: object[];
}

interface Explained {
  readonly itemId: string;
}

interface Beat {
  readonly itemId: string;
  readonly parts: readonly { readonly from: number; readonly to: number }[];
  readonly positionMs: number;
}

let app: TestApp;
let schools: TwoSchools;
let teacher: RosterOffice;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = new RosterOffice(app, schools.hill, schools.hill.people.teacher);
});
afterAll(() => app.stop());

const at = (person: TestPerson) => new RosterOffice(app, schools.hill, person);

/** Somebody who learns in a run with so many videos of a hundred seconds. */
async function watcher(videos = 1) {
  const { person, id } = await studentWhoSignsIn(app, schools.hill);
  const author = new CourseAuthor(teacher);
  const { runId, moduleId, itemId: pageId } = await author.published();
  const enrolmentId = await author.enrol(runId, id);
  const items: string[] = [];
  while (items.length < videos)
    items.push(await aVideoItem(app, { schoolId: schools.hill.id, runId, moduleId }));
  const me = at(person);
  const tell = (heartbeats: readonly Beat[]) =>
    me.call<{ items: WatchedShown[] }>('POST', '/watching', { body: { heartbeats } });
  return { person, me, runId, pageId, enrolmentId, items, tell };
}

const beat = (itemId: string, from: number, to: number): Beat => ({
  itemId,
  parts: [{ from, to }],
  positionMs: to,
});

describe('watching', () => {
  it('B4 counts each moment once, and goes on where it was stopped on another device', async () => {
    const { me, items, tell } = await watcher();
    const [itemId] = items as [string];
    const read = async () => (await me.get<WatchedShown>(`/course-items/${itemId}/watching`)).body;
    expect(await read()).toMatchObject({ watchedMs: 0, percent: 0, positionMs: 0, parts: [] });
    expect((await tell([beat(itemId, 0, 10_000)])).body).toEqual({
      items: [{ itemId, watchedMs: 10_000, durationMs: 100_000, percent: 10, positionMs: 10_000 }],
    });
    for (let again = 0; again < 3; again++) await tell([beat(itemId, 2_000, 12_500)]);
    expect(await read()).toMatchObject({
      watchedMs: 12_500,
      percent: 12,
      positionMs: 12_500,
      parts: [{ from: 0, to: 12_500 }],
    });
    const all = await tell([beat(itemId, 0, 100_000)]);
    expect(all.body.items[0]!.watchedMs).toBeGreaterThanOrEqual(60_000);
    expect(all.body.items[0]!.watchedMs).toBeLessThan(90_000);
  });

  it('is told live to the other devices and the teacher, and equals what a query returns (L5)', async () => {
    const { person, runId, enrolmentId, items, tell } = await watcher();
    await settled(app);
    const topics = [`course-enrolment:${enrolmentId}`, `course-run:${runId}:learners`] as const;
    const device = await TestSocket.connect(app, person.token);
    const watching = await TestSocket.connect(app, schools.hill.people.teacher.token);
    expect(await device.subscribe(topics[0])).toMatchObject({ ok: true });
    expect(await watching.subscribe(topics[1])).toMatchObject({ ok: true });
    await tell([beat(items[0]!, 0, 5_000)]);
    const acted = await device.act('learning.watch', schools.hill.id, {
      heartbeats: [beat(items[0]!, 5_000, 5_200)],
    });
    expect(acted).toMatchObject({ ok: true, result: { items: [{ watchedMs: 5_200, percent: 5 }] } });
    for (const socket of [device, watching]) {
      const told = () => socket.messages.find(({ type }) => type === 'learning.watching_changed');
      await until(() => told() !== undefined, 'the message');
      socket.close();
      expect(told()!.data).toMatchObject({ itemId: items[0], watchedMs: 5_000, percent: 5 });
    }
    const { body } = await teacher.get<ListOf<WatchedShown>>(`/course-runs/${runId}/watching`);
    expect(body.items).toMatchObject([{ enrolmentId, itemId: items[0], watchedMs: 5_200, percent: 5 }]);
  });

  it('B2, B4 is evidence by twentieths, which completes what asks for so much, and explains itself', async () => {
    const { me, runId, enrolmentId, items, tell } = await watcher();
    const [itemId] = items as [string];
    const rule = { rule: 'watched', atLeast: 50 };
    const odd = { body: { rule: { ...rule, atLeast: 52 } } };
    expect((await teacher.call('PUT', `/course-items/${itemId}/completion`, odd)).status).toBe(422);
    await teacher.call('PUT', `/course-items/${itemId}/completion`, { body: { rule } });
    await reviseRules(app, schools.hill, runId);
    const item = async () => {
      const { body } = await me.get<{ items: Explained[] }>(`/course-enrolments/${enrolmentId}/progress`);
      return body.items.find((one) => one.itemId === itemId)!;
    };
    await tell([beat(itemId, 0, 1_000)]);
    expect(await item()).toMatchObject({ state: 'in_progress', explanation: { required: 50, present: 0 } });
    await tell([beat(itemId, 0, 37_000)]);
    expect(await item()).toMatchObject({ state: 'in_progress', explanation: { required: 50, present: 35 } });
    await tell([beat(itemId, 30_000, 51_000)]);
    expect(await item()).toMatchObject({
      state: 'completed',
      explanation: {
        rule: 'watched',
        met: true,
        required: 50,
        present: 50,
        evidence: [{ kind: 'watched', percent: 50 }],
      },
    });
  });

  it('is the learner’s own, and the authors’ to see', async () => {
    const { runId, items, tell } = await watcher();
    const stranger = await watcher();
    const strange = await stranger.tell([beat(items[0]!, 0, 1_000), beat(newId(), 0, 1)]);
    expect([strange.status, strange.body]).toEqual([200, { items: [] }]);
    expect((await stranger.me.get(`/course-items/${items[0]}/watching`)).status).toBe(404);
    const colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    for (const who of [stranger.me, at(colleague)])
      expect((await who.get(`/course-runs/${runId}/watching`)).status).toBe(404);
    const twice = await tell([beat(items[0]!, 0, 1), beat(items[0]!, 1, 2)]);
    expect(twice.status).toBe(422);
  });

  it('B2, B4 of many at once shares transactions, and each is answered as alone', async () => {
    type Watcher = Awaited<ReturnType<typeof watcher>>;
    const several: Watcher[] = [];
    while (several.length < 8) several.push(await watcher());
    const [first, second, third, ...others] = several as [Watcher, Watcher, Watcher, ...Watcher[]];
    await teacher.call('PUT', `/course-items/${first.items[0]}/completion`, {
      body: { rule: { rule: 'watched', atLeast: 5 } },
    });
    await reviseRules(app, schools.hill, first.runId);
    await first.me.call('POST', `/course-items/${first.pageId}/viewed`);
    const asked = [
      first.tell([beat(first.items[0]!, 0, 6_000)]), // completes the run
      second.tell([beat(first.items[0]!, 0, 6_000)]), // another’s
      second.tell([beat(second.items[0]!, 0, 4_000)]),
      second.tell([beat(second.items[0]!, 2_000, 5_000)]), // by another device
      third.tell([beat(third.items[0]!, 3, 2), { itemId: 'x', parts: [], positionMs: 0 }]),
      ...others.map(({ items, tell }, i) => tell([beat(items[0]!, 0, 10_000 + i)])),
    ];
    const told = (await Promise.all(asked)).map(({ status, body }) => [status, body.items?.[0]?.watchedMs]);
    // Whichever of the two devices was first: after the second it is both.
    expect(Math.max(...told.splice(2, 2).map(([, watched]) => watched!))).toBe(5_000);
    expect(told).toEqual([
      [200, 6_000],
      [200, undefined],
      [422, undefined],
      ...others.map((_, i) => [200, 10_000 + i]),
    ]);
    for (const about of [
      `/course-enrolments/${first.enrolmentId}`,
      `/course-enrolments/${first.enrolmentId}/progress`,
    ])
      expect((await first.me.get<object>(about)).body).toMatchObject({ state: 'completed' });
    const ids = others.map(({ items }) => items[0]);
    const { rows } = await app.admin.query<{ n: number }>(
      'select count(distinct xmin::text)::int as n from learning.watched where item_id = any ($1::uuid[])',
      [ids],
    );
    expect(rows[0]!.n).toBeLessThan(others.length);
  });

  it('is as many statements for one video and for twenty', async () => {
    const cost = async (videos: number) => {
      const { items, tell } = await watcher(videos);
      await tell(items.map((itemId) => beat(itemId, 0, 5_000)));
      const { result, ofRequest } = await countStatements(() =>
        tell(items.map((itemId) => beat(itemId, 0, 5_100))),
      );
      expect(result.body.items).toHaveLength(videos);
      return ofRequest(result);
    };
    expect(await cost(20)).toBe(await cost(1));
  });
});
