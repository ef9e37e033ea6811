import type { EntryKind, VersionState } from '#domain/academy/content/content.words';

/** `academy.entry_published` and `academy.entry_unpublished` on `school:{schoolId}:content`. */
export class ContentMessage {
  /** @format uuid */
  entryId!: string;
  /** @format uuid */
  versionId!: string;
  kind!: EntryKind;
  locale!: string;
  slug!: string;
  /** Null: it is not published any more. */
  title!: string | null;
}

/** `academy.entry_changed` on `content-entry:{entryId}`: its address or its tags. */
export class EntryMessage {
  /** @format uuid */
  entryId!: string;
  kind!: EntryKind;
}

/** `academy.version_changed` on the same: it was written, or is in another state. */
export class VersionMessage {
  /** @format uuid */
  entryId!: string;
  /** @format uuid */
  versionId!: string;
  locale!: string;
  state!: VersionState;
  /** @format date-time */
  publishAt!: string | null;
}
