import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { RunningJob } from '#platform/queue/job-handler';
import { FreeUploadRoomJob } from '../../../src/learning/jobs/free-upload-room.job.js';
import { KeepEnrolmentsJob } from '../../../src/learning/jobs/keep-enrolments.job.js';
import { Classroom } from '../../support/classroom.js';
import { endedRuns, quietly } from '../../support/ended-runs.js';
import { RosterOffice, type ListOf, type Resource } from '../../support/roster-office.js';
import { settled } from '../../support/settled.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
afterAll(() => app.stop());

const running = { signal: new AbortController().signal } as RunningJob;
const DAY_MS = 86_400_000;
const day = (fromToday: number) => new Date(Date.now() + fromToday * DAY_MS).toISOString().slice(0, 10);

/** A run with a class, of which somebody learns there, whose days in the class somebody else's follow. */
async function followingAClass(school: TestSchool) {
  const office = new RosterOffice(app, school);
  const { teacher, author } = new Classroom(app, school);
  const year = { startsOn: day(-100), endsOn: day(100) };
  const { id: sectionId } = await office.section({ academicYearId: (await office.year(year)).id, ...year });
  const { runId } = await author.published();
  const [leaves, comes] = [
    await office.enrolment({ sectionId, startsOn: day(-50) }),
    await office.enrolment({ sectionId, startsOn: day(50) }),
  ];
  await teacher.call('PUT', `/course-runs/${runId}/admission/sections`, {
    body: { sectionIds: [sectionId] },
  });
  await settled(app);
  await app.app.get(KeepEnrolmentsJob).run(running);
  await quietly(app, `update roster.enrolments set ends_on = '${day(-3)}' where id =`, leaves.id);
  await quietly(app, `update roster.enrolments set starts_on = '${day(-3)}' where id =`, comes.id);
  const statesOf = async () => {
    const { body } = await teacher.get<ListOf<Resource>>(`/course-enrolments?runId=${runId}&sort=id`);
    return { left: stateOf(body.items, leaves), came: stateOf(body.items, comes) };
  };
  return statesOf;
}

const stateOf = (items: readonly (Resource & { learnerId?: string })[], { studentId }: Resource) =>
  items.find(({ learnerId }) => learnerId === studentId)?.state;

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
