/** Pages stand for themselves, as "Contact" does; posts are told one after the other, the newest first. */
export const ENTRY_KINDS = ['page', 'post'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * A draft is written; what is in review waits for a reviewer, and what is scheduled for its moment; what is published is read;
 * what is archived is kept as it was: given up, replaced or taken back.
 */
export const VERSION_STATES = ['draft', 'in_review', 'scheduled', 'published', 'archived'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** Who reads what a site publishes: everybody who opens its address, or the members of the school alone. */
export const AUDIENCES = ['public', 'members'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What a version says. */
export interface VersionText {
  readonly title: string;
  /** In a line or two, for lists and feeds. */
  readonly summary: string | null;
  /** A few words that stand above the title. */
  readonly coverText: string | null;
  readonly markdown: string;
}
