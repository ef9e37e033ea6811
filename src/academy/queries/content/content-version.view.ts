import { instant } from '#platform/persistence/instant.sql';
import { VersionSummaryView, versionSummary } from './content-entry.view.js';

/** A version as those see it who write it. */
export class ContentVersionView extends VersionSummaryView {
  /** @format uuid */
  entryId!: string;
  /** In a line or two, for lists and feeds. */
  summary!: string | null;
  /** A few words that stand above the title. */
  coverText!: string | null;
  /** As it was written. */
  markdown!: string;
  /** The same as HTML, free of anything that runs, loads styles or frames. */
  html!: string;
  /** Why a reviewer gave it back. */
  reviewNote!: string | null;
  /** @format date-time */
  archivedAt!: string | null;
  /** Who began it; null: the platform, or somebody who is gone. */
  author!: string | null;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link ContentVersionView} of each version `v` of an entry `e`, without its HTML. */
export const selectVersion = `
  select ${versionSummary}, v.entry_id as "entryId", v.summary, v.cover_text as "coverText", v.markdown,
    v.review_note as "reviewNote", ${instant('v.archived_at')} as "archivedAt", n.display_name as author, v.version
  from academy.versions v join academy.entries e on e.school_id = v.school_id and e.id = v.entry_id
  left join identity_api.names_v1 n on n.person_id = v.created_by`;

/** Selects a {@link VersionSummaryView} of each version `v` of an entry `e`. */
export const selectVersionSummary = `
  select ${versionSummary}
  from academy.versions v join academy.entries e on e.school_id = v.school_id and e.id = v.entry_id`;
