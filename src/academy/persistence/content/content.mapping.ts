import {
  DraftExists,
  EntrySlugTaken,
  SiteAddressTaken,
  SiteExists,
} from '#domain/academy/content/content.errors';
import { Entry } from '#domain/academy/content/entry';
import { EntryVersion } from '#domain/academy/content/entry-version';
import { Site } from '#domain/academy/content/site';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Site, {
  table: 'academy.sites',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    slug: p.string(),
    title: p.string(),
    tagline: p.string().nullable(),
    defaultLocale: p.string(),
    locales: p.array(),
    audience: p.string(),
    version: p.integer().version(),
  }),
});

mapClass(Entry, {
  table: 'academy.entries',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    siteId: p.uuid(),
    kind: p.string(),
    slug: p.string(),
    tags: p.array(),
    appearedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    createdBy: p.uuid().nullable(),
    version: p.integer().version(),
  }),
});

mapClass(EntryVersion, {
  table: 'academy.versions',
  // What each of them says is kept in them: the log need not say it again.
  audit: { secret: ['markdown'] },
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    entryId: p.uuid(),
    number: p.integer(),
    locale: p.string(),
    state: p.string(),
    title: p.string(),
    summary: p.string().nullable(),
    coverText: p.string().nullable(),
    markdown: p.text(),
    reviewNote: p.string().nullable(),
    publishAt: p.datetime().nullable(),
    publishedAt: p.datetime().nullable(),
    appearedAt: p.datetime().nullable(),
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    createdBy: p.uuid().nullable(),
    version: p.integer().version(),
  }),
});

constraintMeans('sites_one_of_school', () => new SiteExists());
constraintMeans('sites_address_once', () => new SiteAddressTaken());
constraintMeans('entries_slug_once', () => new EntrySlugTaken());
constraintMeans('versions_one_open', () => new DraftExists());
