import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { RunningJob } from '#platform/queue/job-handler';
import { FreeUploadRoomJob } from '../../../src/learning/jobs/free-upload-room.job.js';
import { KeepEnrolmentsJob } from '../../../src/learning/jobs/keep-enrolments.job.js';
import { Classroom } from '../../support/classroom.js';
import { endedRuns, quietly } from '../../support/ended-runs.js';
import { RosterOffice, type ListOf, type Resource } from '../../support/roster-office.js';
import { settled } from '../../support/settled.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
afterEach(() => app.admin.query(`update identity.schools set status = 'active'`));
afterAll(() => app.stop());

const running = { signal: new AbortController().signal } as RunningJob;
const DAY_MS = 86_400_000;
const day = (fromToday: number) => new Date(Date.now() + fromToday * DAY_MS).toISOString().slice(0, 10);

/** A run with a class, and what becomes there of somebody of the class. */
async function ofAClass(school: TestSchool) {
  const office = new RosterOffice(app, school);
  const { teacher, author } = new Classroom(app, school);
  const year = { startsOn: day(-100), endsOn: day(100) };
  const { id: sectionId } = await office.section({ academicYearId: (await office.year(year)).id, ...year });
  const { runId } = await author.published();
  const follow = async () => {
    const body = { sectionIds: [sectionId] };
    await teacher.call('PUT', `/course-runs/${runId}/admission/sections`, { body });
    await settled(app);
    await app.app.get(KeepEnrolmentsJob).run(running);
  };
  const stateOf = async ({ studentId }: Resource) => {
    const { body } = await teacher.get<ListOf<Resource>>(`/course-enrolments?runId=${runId}&sort=id`);
    return body.items.find(({ learnerId }) => learnerId === studentId)?.state;
  };
  return { office, sectionId, follow, stateOf };
}

/** A run with a class, of which somebody learns there, whose days in the class somebody else's follow. */
async function followingAClass(school: TestSchool) {
  const { office, sectionId, follow, stateOf } = await ofAClass(school);
  const [leaves, comes] = [
    await office.enrolment({ sectionId, startsOn: day(-50) }),
    await office.enrolment({ sectionId, startsOn: day(50) }),
  ];
  await follow();
  await quietly(app, `update roster.enrolments set ends_on = '${day(-3)}' where id =`, leaves.id);
  await quietly(app, `update roster.enrolments set starts_on = '${day(-3)}' where id =`, comes.id);
  return async () => ({ left: await stateOf(leaves), came: await stateOf(comes) });
}

it('what time ends comes to its end also in a school that has closed, where nothing begins', async () => {
  const { hill, lake } = schools;
  const [openClass, closedClass] = [await followingAClass(hill), await followingAClass(lake)];
  const [openRun, closedRun] = [await endedRuns(app, hill), await endedRuns(app, lake)];
  await app.admin.query(`update identity.schools set status = 'closed' where id = $1`, [lake.id]);
  await app.app.get(KeepEnrolmentsJob).run(running);
  expect([await openClass(), await openRun()]).toEqual([{ left: 'withdrawn', came: 'active' }, 'expired']);
  expect([await closedClass(), await closedRun()]).toEqual([
    { left: 'withdrawn', came: undefined },
    'expired',
  ]);
  expect(await app.app.get(FreeUploadRoomJob).run(running)).toEqual({ freed: 2 });
});

it('what the roster tells of ends what is to end in a school that has closed, and begins nothing there', async () => {
  const { hill, lake } = schools;
  const classes = [await ofAClass(hill), await ofAClass(lake)];
  const learning = await Promise.all(classes.map(({ office, sectionId }) => office.enrolment({ sectionId })));
  for (const one of classes) await one.follow();
  await app.admin.query(`update identity.schools set status = 'closed' where id = $1`, [lake.id]);
  const came: unknown[] = [];
  for (const [i, { office, sectionId, stateOf }] of classes.entries()) {
    expect(await stateOf(learning[i]!)).toBe('active');
    const comes = await office.enrolment({ sectionId });
    await office.call('POST', `/enrolments/${learning[i]!.id}/end`, {
      body: { on: day(-20), as: 'withdrawn' },
    });
    // Whoever sees that somebody has left sees who has come before.
    await until(
      async () => (await stateOf(learning[i]!)) === 'withdrawn',
      'who has left the class to be put out',
    );
    came.push(await stateOf(comes));
  }
  expect(came).toEqual(['active', undefined]);
});
