import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { LocalesInvalid, LocaleUnknown } from './content.errors.js';
import { SiteChanged } from './content.events.js';
import type { Audience } from './content.words.js';

export interface SiteDetails {
  /** Its part of the address, when it is public. */
  readonly slug: string;
  readonly title: string;
  readonly tagline: string | null;
  /** What is shown of an entry that is not there in the language asked for. */
  readonly defaultLocale: string;
  readonly locales: readonly string[];
  readonly audience: Audience;
}

/** The one place of a school where it publishes. */
export class Site extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly version!: number;
  private slug!: string;
  private title!: string;
  private tagline!: string | null;
  private defaultLocale!: string;
  private locales!: string[];
  private audience!: Audience;

  static open(details: SiteDetails, by: Actor): Site {
    const site = new Site();
    Object.assign(site, details, { id: newId(), schoolId: by.schoolId!, version: 1 });
    site.assertSpoken();
    const { slug, audience } = details;
    site.record(new SiteChanged(site.id, { slug, formerSlug: null, audience, by: by.personId }));
    return site;
  }

  /** Changes what is given and leaves the rest. */
  change(details: Partial<SiteDetails>, by: Actor): void {
    const formerSlug = this.slug;
    Object.assign(this, details);
    this.assertSpoken();
    const { slug, audience } = this;
    this.record(new SiteChanged(this.id, { slug, formerSlug, audience, by: by.personId }));
  }

  /** @throws LocaleUnknown */
  assertSpeaks(locale: string): void {
    if (!this.locales.includes(locale)) throw new LocaleUnknown();
  }

  private assertSpoken(): void {
    if (!this.locales.includes(this.defaultLocale)) throw new LocalesInvalid();
  }
}
