import type { EntryKind, VersionState } from '#domain/academy/content/content.words';
import { instant } from '#platform/persistence/instant.sql';

/** A version as lists show it. */
export class VersionSummaryView {
  /** @format uuid */
  id!: string;
  /** Counted in the entry, over all languages. */
  number!: number;
  locale!: string;
  state!: VersionState;
  title!: string;
  /** When it will be published. @format date-time */
  publishAt!: string | null;
  /** @format date-time */
  publishedAt!: string | null;
}

/** A page or a post, as those see it who write it. */
export class ContentEntryView {
  /** @format uuid */
  id!: string;
  kind!: EntryKind;
  /** Its part of the address, in all languages. */
  slug!: string;
  tags!: string[];
  /** Who began it; null: the platform, or somebody who is gone. */
  author!: string | null;
  /** What is published, and what will be: by language. Archived ones are listed by `…/content-versions`. */
  versions!: VersionSummaryView[];
  /** Rises with each change of the entry itself; the ETag. */
  version!: number;
}

/** The fields of a {@link VersionSummaryView} of a version `v`. */
export const versionSummary = `v.id, v.number, v.locale, v.state, v.title, ${instant('v.publish_at')} as "publishAt",
  ${instant('v.published_at')} as "publishedAt"`;

/** Selects a {@link ContentEntryView} of each entry `e`. */
export const selectEntry = `
  select e.id, e.kind, e.slug, e.tags, e.version, n.display_name as author, (
    select coalesce(json_agg(to_json(now) order by now.locale, now.number), '[]') from (
      select ${versionSummary} from academy.versions v
      where v.school_id = e.school_id and v.entry_id = e.id and v.state <> 'archived') now) as versions
  from academy.entries e left join identity_api.names_v1 n on n.person_id = e.created_by`;
