import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { aVideoItem } from '../../support/a-video.js';
import { CourseAuthor } from '../../support/course-author.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { countStatements } from '../../support/statements.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

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

const at = (person: TestPerson) => new RosterOffice(app, schools.hill, person);
const listsOf = (runId: string) => [`/course-runs/${runId}/progress`, `/course-runs/${runId}/watching`];
const notThere = { status: 404, body: { code: 'learning.run_not_found' } };

/** A run in which one learns who has watched a bit. */
async function watchedRun(): Promise<string> {
  const { person, id } = await studentWhoSignsIn(app, schools.hill);
  const { runId, moduleId } = await author.published();
  await author.enrol(runId, id);
  const itemId = await aVideoItem(app, { schoolId: schools.hill.id, runId, moduleId });
  const heartbeats = [{ itemId, parts: [{ from: 0, to: 1_000 }], positionMs: 1_000 }];
  expect((await at(person).call('POST', '/watching', { body: { heartbeats } })).status).toBe(200);
  return runId;
}

describe('the lists of a run', () => {
  it('are the author’s; to whoever sees only what is published, there is no such run, whether anybody is in it or not', async () => {
    const { runId: empty } = await author.published();
    const full = await watchedRun();
    const colleague = at(await somebody(app, 'teacher', { schoolId: schools.hill.id }));
    for (const [runId, length] of [
      [empty, 0],
      [full, 1],
    ] as const)
      for (const path of listsOf(runId)) {
        const { status, body } = await teacher.get<ListOf<object>>(path);
        expect({ path, status, length: body.items.length }).toEqual({ path, status: 200, length });
        expect(await colleague.get(path)).toMatchObject(notThere);
      }
  });

  it('are of no run that is another school’s, or nobody’s', async () => {
    const full = await watchedRun();
    const stranger = new RosterOffice(app, schools.lake, schools.lake.people.office);
    for (const path of listsOf(full)) expect(await stranger.get(path)).toMatchObject(notThere);
    for (const path of listsOf(newId())) expect(await teacher.get(path)).toMatchObject(notThere);
  });

  it('take one statement, where there is somebody in them', async () => {
    const full = await watchedRun();
    for (const path of listsOf(full)) {
      await teacher.get(path);
      const { result, ofRequest } = await countStatements(() => teacher.get(path));
      expect({ path, statements: ofRequest(result) }).toEqual({ path, statements: 1 });
    }
  });
});
