import { DomainEvent } from '../../kernel/domain-event.js';
import type { Audience, EntryKind, VersionState } from './content.words.js';

/** Who did this: a person of the identity context. */
interface Done {
  readonly by: string | null;
}

/** A site was made (`formerSlug` is null) or changed. */
export class SiteChanged extends DomainEvent<
  Done & { readonly slug: string; readonly formerSlug: string | null; readonly audience: Audience }
> {
  static override readonly type = 'academy.site_changed';
}

/** What is not published yet is in no event but these two, and they say nothing of what it is about. */
export class EntryChanged extends DomainEvent<Done & { readonly kind: EntryKind; readonly isNew: boolean }> {
  static override readonly type = 'academy.entry_changed';
}

/** The aggregate is the entry. `from` is null when the version is new, and the same as `to` when it was written. */
export class VersionChanged extends DomainEvent<
  Done & {
    readonly versionId: string;
    readonly locale: string;
    readonly from: VersionState | null;
    readonly to: VersionState;
    readonly publishAt: string | null;
  }
> {
  static override readonly type = 'academy.version_changed';
}

/** The aggregate is the entry. */
export class EntryPublished extends DomainEvent<
  Done & {
    readonly versionId: string;
    readonly kind: EntryKind;
    readonly locale: string;
    readonly slug: string;
    readonly title: string;
    /** The version that was published before; null: there was none. */
    readonly replaces: string | null;
  }
> {
  static override readonly type = 'academy.entry_published';
}

/** The aggregate is the entry: in this language it is not read any more. */
export class EntryUnpublished extends DomainEvent<
  Done & {
    readonly versionId: string;
    readonly kind: EntryKind;
    readonly locale: string;
    readonly slug: string;
  }
> {
  static override readonly type = 'academy.entry_unpublished';
}
