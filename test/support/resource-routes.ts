import type { Ids } from './ids.js';
import { Librarian } from './librarian.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

const inSchool = '/schools/{schoolId}';

const librarian = ({ app, office, school }: SchoolFixtures) =>
  new Librarian(app, office, school.people.admin.token);
const aDraft = async (some: SchoolFixtures): Promise<Ids> => ({ resourceId: await librarian(some).draft() });
const withFile = async (some: SchoolFixtures): Promise<Ids> => {
  const resourceId = await librarian(some).draft();
  await librarian(some).put(resourceId);
  return { resourceId };
};
const published = async (some: SchoolFixtures): Promise<Ids> => ({
  resourceId: await librarian(some).published({ audience: 'public' }),
});
const granted = async (some: SchoolFixtures): Promise<Ids> => {
  const { resourceId } = await published(some);
  return { downloadGrantId: (await librarian(some).ask(resourceId!)).body.id };
};
const aCollection = async ({ office }: SchoolFixtures): Promise<Ids> => ({
  collectionId: (await office.make('/resource-collections', { title: 'Baking' })).id,
});

/** The samples of the routes of the library. */
export const RESOURCE_SAMPLES: Readonly<Record<string, Sample>> = {
  [`GET ${inSchool}/resources`]: {},
  [`POST ${inSchool}/resources`]: {
    body: () => ({ title: 'Bread', summary: 'How to', licence: 'CC-BY-4.0', tags: ['baking'] }),
  },
  [`GET ${inSchool}/resources/{resourceId}`]: { ids: withFile },
  [`PATCH ${inSchool}/resources/{resourceId}`]: { ids: aDraft, body: () => ({ title: 'Cake' }) },
  [`DELETE ${inSchool}/resources/{resourceId}`]: { ids: withFile },
  [`POST ${inSchool}/resources/{resourceId}/publish`]: { ids: withFile },
  [`POST ${inSchool}/resources/{resourceId}/unpublish`]: { ids: published },
  [`POST ${inSchool}/resources/{resourceId}/archive`]: { ids: published },
  [`GET ${inSchool}/resources/{resourceId}/file-versions`]: { ids: withFile },
  [`POST ${inSchool}/resources/{resourceId}/file-versions`]: {
    ids: aDraft,
    body: async (_, some) => ({ uploadId: await librarian(some).upload(), note: 'The first' }),
  },
  [`POST ${inSchool}/resources/{resourceId}/downloads`]: { ids: published, body: () => ({ maxUses: 1 }) },
  [`POST ${inSchool}/resources/{resourceId}/shared-downloads`]: {
    ids: published,
    body: () => ({ maxUses: 1 }),
  },
  [`GET ${inSchool}/resources/{resourceId}/download-grants`]: { ids: published },
  [`GET ${inSchool}/resources/{resourceId}/download-statistics`]: { ids: published },
  [`DELETE ${inSchool}/download-grants/{downloadGrantId}`]: { ids: granted },
  [`GET ${inSchool}/resource-collections`]: {},
  [`POST ${inSchool}/resource-collections`]: { body: () => ({ title: 'Baking' }) },
  [`GET ${inSchool}/resource-collections/{collectionId}`]: { ids: aCollection },
  [`GET ${inSchool}/resource-collections/{collectionId}/zip`]: { ids: aCollection },
  [`PATCH ${inSchool}/resource-collections/{collectionId}`]: {
    ids: aCollection,
    body: () => ({ title: 'Cooking' }),
  },
  [`PUT ${inSchool}/resource-collections/{collectionId}/resources`]: {
    ids: aCollection,
    body: async (_, some) => ({ resourceIds: [await librarian(some).draft()] }),
  },
  [`DELETE ${inSchool}/resource-collections/{collectionId}`]: { ids: aCollection },
};
