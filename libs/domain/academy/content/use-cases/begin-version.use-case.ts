import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { NothingToBeginWith } from '../content.errors.js';
import type { ContentRepository } from '../content.repository.js';
import { EntryVersion } from '../entry-version.js';
import { writesOwnOnly } from '../entry.js';
import type { SiteRepository } from '../site.repository.js';

export interface BeginVersionInput {
  readonly entryId: string;
  readonly locale: string;
  /** The version whose text it begins with, of any language and age; null: what is published in this language. */
  readonly from: string | null;
}

/** A new draft of an entry: to change what is published, to restore what it said once, or to say it in another language. */
export class BeginVersionUseCase {
  constructor(private readonly deps: { sites: SiteRepository; content: ContentRepository; clock: Clock }) {}

  async execute({ entryId, locale, from }: BeginVersionInput, actor: Actor): Promise<{ id: string }> {
    const { sites, content, clock } = this.deps;
    (await sites.hold('shared')).assertSpeaks(locale);
    const entry = await content.holdEntry(entryId, writesOwnOnly(actor));
    const model = from
      ? await content.versionOf(entry.id, from)
      : await content.publishedOf(entry.id, locale);
    if (!model) throw new NothingToBeginWith();
    const number = (await content.countVersions(entry.id)) + 1;
    const version = EntryVersion.begin({ entryId, number, locale }, model, actor, clock.now());
    content.addVersion(version);
    return { id: version.id };
  }
}
