import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import type { RunningJob } from '#platform/queue/job-handler';
import { FreeUploadRoomJob } from '../../../src/learning/jobs/free-upload-room.job.js';
import { KeepEnrolmentsJob } from '../../../src/learning/jobs/keep-enrolments.job.js';
import { RemovePackagesJob } from '../../../src/learning/jobs/remove-packages.job.js';
import { endedRuns } from '../../support/ended-runs.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool } from '../../support/two-schools.js';

let app: TestApp;
/** The one that jobs come to first, in which everything fails, and the one after it. */
let failing: TestSchool;
let next: TestSchool;
let stateOf: (school: TestSchool) => Promise<unknown>;

const FAILURE = 'This school has no room left';

beforeAll(async () => {
  app = await TestApp.start();
  const { hill, lake } = await twoSchools(app);
  [failing, next] = hill.id < lake.id ? [hill, lake] : [lake, hill];
  const states = new Map<TestSchool, () => Promise<unknown>>();
  for (const school of [failing, next]) states.set(school, await endedRuns(app, school));
  stateOf = (school) => states.get(school)!();
  for (const { id } of [failing, next])
    await app.admin.query(
      `insert into learning.packages (id, school_id, video_id, unused_since) values ($1, $2, $1, '2026-01-01')`,
      [newId(), id],
    );
  await app.admin.query(`
    create function public.fails() returns trigger language plpgsql as $$ begin
      if old.school_id = '${failing.id}' then raise exception '${FAILURE}'; end if;
      return coalesce(new, old);
    end $$`);
  for (const table of ['enrolments', 'packages', 'submission_files'])
    await app.admin.query(
      `create trigger fails before update or delete on learning.${table} for each row execute function public.fails()`,
    );
});
afterAll(() => app.stop());

const running = { signal: new AbortController().signal } as RunningJob;

/** Of these rows, those of each school. */
async function left(table: string, which: string): Promise<{ failing: number; next: number }> {
  const { rows } = await app.admin.query<{ school_id: string }>(
    `select school_id from learning.${table} where ${which}`,
  );
  const of = ({ id }: TestSchool) => rows.filter((row) => row.school_id === id).length;
  return { failing: of(failing), next: of(next) };
}

describe('where what is due fails in one school, it is done in those after it, and told:', () => {
  it('enrolments expire', async () => {
    await expect(app.app.get(KeepEnrolmentsJob).run(running)).rejects.toThrow(FAILURE);
    expect([await stateOf(failing), await stateOf(next)]).toEqual(['active', 'expired']);
  });

  it('room of uploads is given back', async () => {
    const kept = () => left('submission_files', 'not of_school');
    expect(await kept()).toEqual({ failing: 1, next: 1 });
    await expect(app.app.get(FreeUploadRoomJob).run(running)).rejects.toThrow(FAILURE);
    expect(await kept()).toEqual({ failing: 1, next: 0 });
  });

  it('packages that are played no more are removed', async () => {
    const unused = () => left('packages', 'unused_since is not null');
    await expect(app.app.get(RemovePackagesJob).run(running)).rejects.toThrow(FAILURE);
    expect(await unused()).toEqual({ failing: 1, next: 0 });
  });
});
