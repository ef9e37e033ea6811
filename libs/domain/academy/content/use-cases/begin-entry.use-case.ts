import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { ContentRepository } from '../content.repository.js';
import type { EntryKind, VersionText } from '../content.words.js';
import { EntryVersion } from '../entry-version.js';
import { Entry, type EntryDetails } from '../entry.js';
import type { SiteRepository } from '../site.repository.js';

export interface BeginEntryInput extends EntryDetails, VersionText {
  readonly kind: EntryKind;
  readonly locale: string;
}

/** Somebody begins a page or a post, with a draft of it. */
export class BeginEntryUseCase {
  constructor(private readonly deps: { sites: SiteRepository; content: ContentRepository; clock: Clock }) {}

  async execute(input: BeginEntryInput, actor: Actor): Promise<{ id: string; versionId: string }> {
    const { sites, content, clock } = this.deps;
    const { kind, slug, tags, locale, ...text } = input;
    const site = await sites.hold('shared');
    site.assertSpeaks(locale);
    const now = clock.now();
    const entry = Entry.begin(site.id, kind, { slug, tags }, actor, now);
    const version = EntryVersion.begin({ entryId: entry.id, number: 1, locale }, text, actor, now);
    content.addEntry(entry);
    content.addVersion(version);
    return { id: entry.id, versionId: version.id };
  }
}
