import type { Audience } from '#domain/academy/content/content.words';

/** Where a school publishes. */
export class SiteView {
  /** Its part of the address. */
  slug!: string;
  title!: string;
  tagline!: string | null;
  /** What is shown of a page or post that is not there in the language asked for. */
  defaultLocale!: string;
  locales!: string[];
  audience!: Audience;
  /** Where everybody reads it; null: its members alone do, here. @format uri */
  url!: string | null;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link SiteView} of the site `s` without its address. */
export const selectSite = `
  select s.slug, s.title, s.tagline, s.default_locale as "defaultLocale", s.locales, s.audience, s.version
  from academy.sites s`;
