import { ContentAuthor } from './content-author.js';
import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

const author = ({ office }: SchoolFixtures) => new ContentAuthor(office);

/** A page or post that is a draft still. */
export async function begun(some: SchoolFixtures): Promise<Ids> {
  await author(some).site();
  const { entryId, versionId, slug } = await author(some).entry();
  return { contentEntryId: entryId, contentVersionId: versionId, contentSlug: slug };
}

/** A post that anybody reads, and the address of its site. */
export async function publicPage(some: SchoolFixtures): Promise<Ids> {
  const ids = await after('publish')(some);
  const { body } = await some.office.call('PATCH', '/site', { body: { audience: 'public' } });
  return { ...ids, siteSlug: (body as unknown as { slug: string }).slug };
}

const after = (verb: string, body?: () => object) => async (some: SchoolFixtures) => {
  const ids = await begun(some);
  const { status } = await author(some).to(ids['contentVersionId']!, verb, body?.() as never);
  if (status !== 200) throw new Error(`It could not ${verb}: ${status}`);
  return ids;
};

const later = () => ({ publishAt: new Date(Date.now() + 3_600_000).toISOString() });
const inSchool = '/schools/{schoolId}';
const version = `${inSchool}/content-versions/{contentVersionId}`;

/** The samples of the routes of the site of a school and of what it publishes. */
export const CONTENT_SAMPLES: Readonly<Record<string, Sample>> = {
  [`GET ${inSchool}/site`]: { ids: begun },
  [`POST ${inSchool}/site`]: {
    body: async (_, { app, school }) => {
      await app.admin.query('delete from academy.versions where school_id = $1', [school.id]);
      await app.admin.query('delete from academy.entries where school_id = $1', [school.id]);
      await app.admin.query('delete from academy.sites where school_id = $1', [school.id]);
      return { slug: `site-${school.id}`, title: 'Our school', defaultLocale: 'en', locales: ['en'] };
    },
  },
  [`PATCH ${inSchool}/site`]: { ids: begun, body: () => ({ tagline: 'Come and see' }) },
  [`GET ${inSchool}/content-entries`]: { ids: begun },
  [`POST ${inSchool}/content-entries`]: {
    body: async (_, some) => {
      const { contentSlug } = await begun(some);
      return { kind: 'page', slug: `${contentSlug}-too`, locale: 'en', title: 'Contact', markdown: 'Ring.' };
    },
  },
  [`GET ${inSchool}/content-entries/{contentEntryId}`]: { ids: begun },
  [`PATCH ${inSchool}/content-entries/{contentEntryId}`]: { ids: begun, body: () => ({ tags: ['news'] }) },
  [`GET ${inSchool}/content-versions`]: { ids: begun },
  [`POST ${inSchool}/content-versions`]: {
    ids: after('publish'),
    body: ({ contentEntryId }) => ({ entryId: contentEntryId, locale: 'en' }),
  },
  [`GET ${version}`]: { ids: begun },
  [`PATCH ${version}`]: { ids: begun, body: () => ({ title: 'Open day 2026' }) },
  [`POST ${version}/submit`]: { ids: begun },
  [`POST ${version}/withdraw`]: { ids: after('submit') },
  [`POST ${version}/discard`]: { ids: begun },
  [`POST ${version}/return`]: { ids: after('submit'), body: () => ({ reason: 'Say when.' }) },
  [`POST ${version}/publish`]: { ids: begun },
  [`POST ${version}/schedule`]: { ids: begun, body: later },
  [`POST ${version}/unschedule`]: { ids: after('schedule', later) },
  [`POST ${version}/unpublish`]: { ids: after('publish') },
  [`GET ${inSchool}/published-content`]: { ids: begun },
  [`GET ${inSchool}/published-content/search`]: { ids: begun },
  [`GET ${inSchool}/published-content/by-slug/{contentSlug}`]: { ids: after('publish') },
};
