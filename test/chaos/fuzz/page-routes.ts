import { SubscriptionLinks } from '#domain/attendance/notifications/subscription-links';
import { aCertificate } from '../../support/a-certificate.js';
import { publicPage } from '../../support/content-routes.js';
import { SchoolFixtures } from '../../support/school-fixtures.js';
import type { Ids } from '../../support/ids.js';
import type { OtherWorld, Sample } from './other-request.js';

/** Of the link in a mail to a guardian. */
async function unsubscribePath({ app, schools: { hill } }: OtherWorld): Promise<string> {
  const { id } = await new SchoolFixtures(app, hill).office.guardian();
  const request = { schoolId: hill.id, recipientId: id, subscription: 'absence' } as const;
  return `/unsubscribe/${await app.app.get<SubscriptionLinks>(SubscriptionLinks).tokenFor(request)}`;
}

const ofSite =
  (pathTo: (at: Ids) => string): Sample =>
  async ({ app, schools: { hill } }) => ({ path: pathTo(await publicPage(new SchoolFixtures(app, hill))) });

/** Of pages for people who do not sign in. */
export const PAGE_SAMPLES: Readonly<Record<string, Sample>> = {
  'GET /certificates/{code}': async ({ app, schools }) => ({
    path: `/certificates/${(await aCertificate(app, schools.hill)).code}`,
  }),
  'GET /sites/{siteSlug}': ofSite(({ siteSlug }) => `/sites/${siteSlug}`),
  'GET /sites/{siteSlug}/feed.atom': ofSite(({ siteSlug }) => `/sites/${siteSlug}/feed.atom`),
  'GET /sites/{siteSlug}/sitemap.xml': ofSite(({ siteSlug }) => `/sites/${siteSlug}/sitemap.xml`),
  'GET /sites/{siteSlug}/{contentSlug}': ofSite(
    ({ siteSlug, contentSlug }) => `/sites/${siteSlug}/${contentSlug}`,
  ),
  'GET /sites/{siteSlug}/{locale}/{contentSlug}': ofSite(
    ({ siteSlug, contentSlug }) => `/sites/${siteSlug}/de/${contentSlug}`,
  ),
  'GET /unsubscribe/{token}': async (world) => ({ path: await unsubscribePath(world) }),
  'POST /unsubscribe/{token}': async (world) => ({
    path: await unsubscribePath(world),
    bytes: Uint8Array.from(Buffer.from('wanted=no')),
    mediaType: 'application/x-www-form-urlencoded',
  }),
};
