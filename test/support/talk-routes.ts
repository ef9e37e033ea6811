import { learning } from './course-progress-routes.js';
import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

async function announced(some: SchoolFixtures): Promise<Ids> {
  const ids = await learning(some);
  await some.office.call('POST', `/course-runs/${ids['courseRunId']}/announcements`, {
    body: announcement(),
  });
  const { rows } = await some.app.admin.query<{ id: string }>(
    'select id from learning.announcements where run_id = $1',
    [ids['courseRunId']],
  );
  return { ...ids, announcementId: rows[0]!.id };
}

async function said(some: SchoolFixtures): Promise<Ids> {
  const ids = await learning(some);
  const path = `/course-items/${ids['courseItemId']}/posts`;
  return { ...ids, postId: (await some.office.make(path, { markdown: 'Why?' })).id };
}

const announcement = () => ({ title: 'Tomorrow', markdown: 'We meet at **nine**.' });
const because = () => ({ reason: 'Not about bread' });
const inSchool = '/schools/{schoolId}';

/** The samples of the routes of what is said in runs. */
export const TALK_SAMPLES: Readonly<Record<string, Sample>> = {
  [`GET ${inSchool}/course-runs/{courseRunId}/announcements`]: { ids: announced },
  [`POST ${inSchool}/course-runs/{courseRunId}/announcements`]: { ids: learning, body: announcement },
  [`POST ${inSchool}/course-announcements/{announcementId}/withdraw`]: { ids: announced },
  [`GET ${inSchool}/course-items/{courseItemId}/posts`]: { ids: said },
  [`POST ${inSchool}/course-items/{courseItemId}/posts`]: {
    by: 'student',
    ids: learning,
    body: () => ({ markdown: 'Why *dear*?' }),
  },
  [`GET ${inSchool}/course-posts/{postId}/answers`]: { ids: said },
  [`POST ${inSchool}/course-posts/{postId}/report`]: { by: 'student', ids: said, body: because },
  [`POST ${inSchool}/course-posts/{postId}/hide`]: { ids: said, body: because },
  [`POST ${inSchool}/course-posts/{postId}/show`]: { ids: said },
  [`POST ${inSchool}/course-posts/{postId}/lock`]: { ids: said },
  [`POST ${inSchool}/course-posts/{postId}/unlock`]: { ids: said },
};
