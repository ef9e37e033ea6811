import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';
import { PIECE, TusClient } from './tus.js';

const inSchool = '/schools/{schoolId}';
const TUS = { 'tus-resumable': '1.0.0' };

const client = ({ app, school }: SchoolFixtures) =>
  new TusClient(app.url, school.id, school.people.admin.token);
const anUpload = async (some: SchoolFixtures): Promise<Ids> => ({
  uploadId: (await client(some).begin({ 'upload-length': '4' })).split('/').at(-1)!,
});

/** The samples of the routes of uploads, videos and files. */
export const COURSE_VIDEO_SAMPLES: Readonly<Record<string, Sample>> = {
  [`POST ${inSchool}/uploads`]: { sent: { headers: { ...TUS, 'upload-length': '4' } } },
  [`PATCH ${inSchool}/uploads/{uploadId}`]: {
    ids: anUpload,
    sent: { headers: { ...TUS, ...PIECE, 'upload-offset': '0' }, bytes: new TextEncoder().encode('abcd') },
  },
  [`DELETE ${inSchool}/uploads/{uploadId}`]: { ids: anUpload, sent: { headers: TUS } },
};
