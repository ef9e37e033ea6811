import { learning } from './course-progress-routes.js';
import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

export const SESSION = {
  kind: 'live',
  title: 'We talk about bread',
  live: {
    url: 'https://meet.example.org/bread',
    startsAt: '2026-11-21T09:00:00Z',
    endsAt: '2026-11-21T10:00:00Z',
  },
} as const;

/** The school's student in a published run with a live session. */
export async function meeting(some: SchoolFixtures): Promise<Ids> {
  const ids = await learning(some);
  const { rows } = await some.app.admin.query<{ id: string }>(
    'select id from learning.modules where run_id = $1',
    [ids['courseRunId']],
  );
  const { id } = await some.office.make('/course-items', { moduleId: rows[0]!.id, ...SESSION });
  await some.office.call('POST', `/course-items/${id}/publish`);
  return { ...ids, courseItemId: id };
}

const presences = '/schools/{schoolId}/course-items/{courseItemId}/presences';

/** The samples of the routes of live sessions. */
export const LIVE_SAMPLES: Readonly<Record<string, Sample>> = {
  [`GET ${presences}`]: { ids: meeting },
  [`PUT ${presences}`]: { by: 'student', ids: meeting, body: () => ({ here: true }) },
};
