import { SchoolFixtures } from '../../support/school-fixtures.js';
import { schoolRequest } from '../../support/school-routes.js';
import type { OtherRequest, OtherWorld, Sample } from './other-request.js';

/** A file by the address that its author was given, which is all that it needs. */
async function file({ app, schools }: OtherWorld): Promise<OtherRequest> {
  const route = 'GET /schools/{schoolId}/files/{fileId}/download';
  const { method, path, by } = await schoolRequest(route, new SchoolFixtures(app, schools.hill));
  const { token } = schools.hill.people[by];
  const { url } = (await app.call<{ url: string }>(method, path, { token })).body;
  return { path: url.replace('/api/v1', '') };
}

/** A file of the library by the address that somebody has asked for. */
async function download({ app, schools }: OtherWorld): Promise<OtherRequest> {
  const route = 'POST /schools/{schoolId}/resources/{resourceId}/downloads';
  const { method, path, body, by } = await schoolRequest(route, new SchoolFixtures(app, schools.hill));
  const { token } = schools.hill.people[by];
  const { url } = (await app.call<{ url: string }>(method, path, { token, body })).body;
  return { path: url.replace('/api/v1', '') };
}

export const MEDIA_SAMPLES: Readonly<Record<string, Sample>> = {
  'GET /media/{who}/{what}/{seal}/{file}': file,
  'GET /downloads/{who}/{what}/{seal}/{file}': download,
};
