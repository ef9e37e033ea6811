import { CourseAuthor } from './course-author.js';
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

const made = async ({ app, school }: SchoolFixtures, path: string, body: object): Promise<string> => {
  const { token } = school.people.admin;
  return (await app.call<{ id: string }>('POST', `/schools/${school.id}/${path}`, { token, body })).body.id;
};
/** That can be played: nobody in these samples waits for a job. */
const aVideo = async (some: SchoolFixtures): Promise<Ids> => {
  const uploadId = await client(some).upload('flour');
  const videoId = await made(some, 'videos', { title: 'Baking', uploadId });
  await some.app.admin.query(
    `update learning.videos set state = 'ready', package_id = id, duration_ms = 1, width = 1, height = 1, failure = null
     where id = $1`,
    [videoId],
  );
  return { videoId };
};
const POLISH = { label: 'Polski', text: 'WEBVTT\n\n00:01.000 --> 00:02.000\nChleb\n' };
const inPolish = async (some: SchoolFixtures): Promise<Ids> => ({ ...(await aVideo(some)), language: 'pl' });
const withPolish = async (some: SchoolFixtures): Promise<Ids> => {
  const ids = await inPolish(some);
  const { token } = some.school.people.admin;
  const path = `/schools/${some.school.id}/videos/${ids['videoId']}/captions/pl`;
  await some.app.call('PUT', path, { token, body: POLISH });
  return ids;
};
const aFile = async (some: SchoolFixtures): Promise<Ids> => ({
  fileId: await made(some, 'files', { uploadId: await client(some).upload('flour') }),
});
const anItemWithFile = async (some: SchoolFixtures): Promise<Ids> => {
  const moduleId = await new CourseAuthor(some.office).module();
  const courseItemId = await made(some, 'course-items', {
    moduleId,
    kind: 'file',
    title: 'Recipe',
    ...(await aFile(some)),
  });
  return { courseItemId };
};

/** The samples of the routes of uploads, videos and files. */
export const COURSE_VIDEO_SAMPLES: Readonly<Record<string, Sample>> = {
  [`GET ${inSchool}/videos`]: {},
  [`POST ${inSchool}/videos`]: {
    body: async (_, some) => ({ title: 'Baking', uploadId: await client(some).upload('flour') }),
  },
  [`GET ${inSchool}/videos/{videoId}`]: { ids: aVideo },
  [`PATCH ${inSchool}/videos/{videoId}`]: { ids: aVideo, body: () => ({ title: 'Cooking' }) },
  [`DELETE ${inSchool}/videos/{videoId}`]: { ids: aVideo },
  [`GET ${inSchool}/videos/{videoId}/playback`]: { ids: aVideo },
  [`PUT ${inSchool}/videos/{videoId}/captions/{language}`]: { ids: inPolish, body: () => POLISH },
  [`DELETE ${inSchool}/videos/{videoId}/captions/{language}`]: { ids: withPolish },
  [`POST ${inSchool}/files`]: {
    body: async (_, some) => ({ name: 'Recipe.txt', uploadId: await client(some).upload('flour') }),
  },
  [`GET ${inSchool}/files/{fileId}`]: { ids: aFile },
  [`DELETE ${inSchool}/files/{fileId}`]: { ids: aFile },
  [`GET ${inSchool}/files/{fileId}/download`]: { ids: aFile },
  [`GET ${inSchool}/course-items/{courseItemId}/playback`]: { ids: anItemWithFile },
  [`POST ${inSchool}/uploads`]: { sent: { headers: { ...TUS, 'upload-length': '4' } } },
  [`HEAD ${inSchool}/uploads/{uploadId}`]: { ids: anUpload, sent: { headers: TUS } },
  [`PATCH ${inSchool}/uploads/{uploadId}`]: {
    ids: anUpload,
    sent: { headers: { ...TUS, ...PIECE, 'upload-offset': '0' }, bytes: new TextEncoder().encode('abcd') },
  },
  [`DELETE ${inSchool}/uploads/{uploadId}`]: { ids: anUpload, sent: { headers: TUS } },
};
