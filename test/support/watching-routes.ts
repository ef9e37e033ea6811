import { aVideoItem } from './a-video.js';
import { learning } from './course-progress-routes.js';
import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

/** The school's student in a published run with a video. */
export async function watching(some: SchoolFixtures): Promise<Ids> {
  const ids = await learning(some);
  const { rows } = await some.app.admin.query<{ id: string }>(
    'select id from learning.modules where run_id = $1',
    [ids['courseRunId']],
  );
  const at = { schoolId: some.school.id, runId: ids['courseRunId']!, moduleId: rows[0]!.id };
  return { ...ids, courseItemId: await aVideoItem(some.app, at) };
}

export const heartbeats = ({ courseItemId }: Ids) => ({
  heartbeats: [{ itemId: courseItemId, parts: [{ from: 0, to: 5_000 }], positionMs: 5_000 }],
});

const inSchool = '/schools/{schoolId}';

/** The samples of the routes of watching. */
export const WATCHING_SAMPLES: Readonly<Record<string, Sample>> = {
  [`POST ${inSchool}/watching`]: {
    by: 'student',
    body: async (_, some) => heartbeats(await watching(some)),
  },
  [`GET ${inSchool}/course-items/{courseItemId}/watching`]: { by: 'student', ids: watching },
  [`GET ${inSchool}/course-runs/{courseRunId}/watching`]: { ids: watching },
};
