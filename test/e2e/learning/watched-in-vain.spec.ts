import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aVideoItem } from '../../support/a-video.js';
import { lyceum } from '../../support/command-line.js';
import { CourseAuthor } from '../../support/course-author.js';
import { settled } from '../../support/settled.js';
import { reviseRules } from '../../support/revise-rules.js';
import { RosterOffice } from '../../support/roster-office.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
afterAll(() => app.stop());

/**
 * Somebody who has watched the first ten seconds of a video of a hundred, of which it became one of ten: with the heartbeat
 * after that, which a former version took for no news. All of it is watched, and a tenth is evidence.
 */
async function stuck(school: TestSchool) {
  const { person, id } = await studentWhoSignsIn(app, school);
  const author = new CourseAuthor(new RosterOffice(app, school, school.people.teacher));
  const { runId, moduleId, itemId: pageId } = await author.published();
  const enrolmentId = await author.enrol(runId, id);
  const itemId = await aVideoItem(app, { schoolId: school.id, runId, moduleId });
  await settled(app);
  await reviseRules(app, school, runId);
  const me = new RosterOffice(app, school, person);
  const tell = (parts: object[]) =>
    me.call('POST', '/watching', { body: { heartbeats: [{ itemId, parts, positionMs: 10_000 }] } });
  await me.call('POST', `/course-items/${pageId}/viewed`);
  await tell([{ from: 0, to: 10_000 }]);
  await app.admin.query(
    'update learning.videos set duration_ms = 10000 where id = (select video_id from learning.items where id = $1)',
    [itemId],
  );
  await app.admin.query('update learning.watched set duration_ms = 10000 where item_id = $1', [itemId]);
  const progress = async () => (await me.get(`/course-enrolments/${enrolmentId}/progress`)).body;
  const evidence = async () => {
    const { rows } = await app.admin.query<{ percent: number; at: Date }>(
      `select (score * 100)::int as percent, at from learning.evidence where item_id = $1 and kind = 'watched' order by id`,
      [itemId],
    );
    return rows;
  };
  const reset = () =>
    new RosterOffice(app, school, school.people.teacher).call(
      'POST',
      `/course-enrolments/${enrolmentId}/reset`,
      { body: {} },
    );
  return { runId, itemId, enrolmentId, learnerId: id, me, tell, progress, evidence, reset };
}

type Stuck = Awaited<ReturnType<typeof stuck>>;

const percents = async ({ evidence }: Stuck) => (await evidence()).map(({ percent }) => percent);
const enrolmentOf = async ({ me, enrolmentId }: Stuck) =>
  (await me.get(`/course-enrolments/${enrolmentId}`)).body.state;

describe('what was watched and not noted', () => {
  it('B2, B4 is evidence with the next heartbeat, of however many devices, once', async () => {
    const learner = await stuck(schools.hill);
    expect([await percents(learner), await enrolmentOf(learner)]).toEqual([[10], 'active']);
    await Promise.all([learner.tell([]), learner.tell([]), learner.tell([{ from: 0, to: 1 }])]);
    expect([await percents(learner), await enrolmentOf(learner)]).toEqual([[10, 100], 'completed']);
    expect(await learner.progress()).toMatchObject({ state: 'completed', done: 2, total: 2 });
  });

  it('is found and mended by lyceum learning verify, of when it was counted, in each school', async () => {
    const learners = [
      await stuck(schools.hill),
      await stuck(schools.hill),
      await stuck(schools.lake),
    ] as const;
    const { rows } = await app.admin.query<{ at: Date }>(
      `update learning.watched set counted_at = counted_at - interval '3 days' where item_id = $1 returning counted_at as at`,
      [learners[0].itemId],
    );
    const [ours, all] = [['--school', schools.hill.id], []];
    const found = await lyceum(app, ['learning', 'verify', ...all]);
    expect(found).toMatchObject({ code: 1 });
    for (const { learnerId, itemId } of learners)
      expect(found.out).toMatch(new RegExp(`${learnerId}.*${itemId}.*100 %.*10 %`));
    expect(await lyceum(app, ['learning', 'verify', '--repair', ...ours])).toMatchObject({ code: 0 });
    const [first, second, other] = learners;
    for (const mended of [first, second]) {
      expect([await percents(mended), await enrolmentOf(mended)]).toEqual([[10, 100], 'completed']);
      expect(await mended.progress()).toMatchObject({ state: 'completed', done: 2 });
    }
    expect((await first.evidence())[1]!.at).toEqual(rows[0]!.at);
    expect([await percents(other), await enrolmentOf(other)]).toEqual([[10], 'active']);
    expect(await lyceum(app, ['learning', 'verify', ...ours])).toMatchObject({ code: 0 });
    expect(await lyceum(app, ['learning', 'verify', '--repair', ...all])).toMatchObject({ code: 0 });
    expect(await percents(other)).toEqual([10, 100]);
  });

  it('is nothing of a round that was reset (B3)', async () => {
    const learner = await stuck(schools.hill);
    expect((await learner.reset()).status).toBe(200);
    expect(await lyceum(app, ['learning', 'verify'])).toMatchObject({ code: 0 });
    await learner.tell([{ from: 0, to: 2_000 }]);
    expect(await percents(learner)).toEqual([10, 20]);
    expect(await enrolmentOf(learner)).toBe('active');
  });
});
