import type { EntryKind } from '#domain/academy/content/content.words';
import { instant } from '#platform/persistence/instant.sql';

/** A published page or post as lists show it. */
export class PublishedContentSummaryView {
  /** @format uuid */
  entryId!: string;
  /** @format uuid */
  versionId!: string;
  kind!: EntryKind;
  /** Its part of the address, in all languages. */
  slug!: string;
  /** The language that it is shown in. */
  locale!: string;
  tags!: string[];
  title!: string;
  summary!: string | null;
  /** A few words that stand above the title. */
  coverText!: string | null;
  /** When it was published first in this language. @format date-time */
  publishedAt!: string;
  /** When what it says now was. @format date-time */
  updatedAt!: string;
}

/** A published page or post as members read it. */
export class PublishedContentView extends PublishedContentSummaryView {
  /** As it was written. */
  markdown!: string;
  /** The same as HTML, free of anything that runs, loads styles or frames. */
  html!: string;
  /** The languages that it can be read in. */
  locales!: string[];
}

const summary = `e.id as "entryId", v.id as "versionId", e.kind, e.slug, v.locale, e.tags, v.title, v.summary,
  v.cover_text as "coverText", ${instant('v.appeared_at')} as "publishedAt", ${instant('v.published_at')} as "updatedAt"`;

const from = `from academy.versions v
  join academy.entries e on e.school_id = v.school_id and e.id = v.entry_id
  join academy.sites s on s.school_id = e.school_id and s.id = e.site_id`;

/** Selects a {@link PublishedContentSummaryView} of each version `v` of an entry `e` of the site `s`. */
export const selectPublishedSummary = `select ${summary} ${from}`;

/** Selects a {@link PublishedContentView} without its HTML. */
export const selectPublished = `select ${summary}, v.markdown, (
    select array_agg(o.locale order by o.locale) from academy.versions o
    where o.school_id = v.school_id and o.entry_id = v.entry_id and o.state = 'published') as locales ${from}`;

/** Selects a {@link PublishedContentSummaryView} of what holds some words, the best first. */
export const selectFound = `select ${summary} ${from}
  join academy.find_published(coalesce($1::text, (select default_locale from academy.sites)),
    (select default_locale from academy.sites), $2::text, $3::int) found on found.version_id = v.id
  order by found.rank desc, v.id desc`;
