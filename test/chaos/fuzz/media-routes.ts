import { SchoolFixtures } from '../../support/school-fixtures.js';
import { schoolRequest } from '../../support/school-routes.js';
import { somebody } from '../../support/two-schools.js';
import type { OtherRequest, OtherWorld, Sample } from './other-request.js';

interface Given {
  readonly url: string;
}

/** A file by the address that somebody was given by this route, which is all that it needs. */
const givenBy =
  (route: string): Sample =>
  async ({ app, schools }) => {
    const { method, path, body, by } = await schoolRequest(route, new SchoolFixtures(app, schools.hill));
    return fetching(await app.call<Given>(method, path, { token: schools.hill.people[by].token, body }));
  };

/** The calendar of a newcomer, since everybody has one at most. */
async function calendar({ app, schools: { hill } }: OtherWorld): Promise<OtherRequest> {
  const { token } = await somebody(app, 'student', { schoolId: hill.id });
  return fetching(await app.call<Given>('POST', `/schools/${hill.id}/my-calendar`, { token }));
}

const fetching = ({ body: { url } }: { body: Given }): OtherRequest => ({
  path: url.replace(/^.*\/api\/v1/, ''),
});

export const MEDIA_SAMPLES: Readonly<Record<string, Sample>> = {
  'GET /media/{who}/{what}/{seal}/{file}': givenBy('GET /schools/{schoolId}/files/{fileId}/download'),
  'GET /downloads/{who}/{what}/{seal}/{file}': givenBy(
    'POST /schools/{schoolId}/resources/{resourceId}/downloads',
  ),
  'GET /calendars/{code}': calendar,
};
