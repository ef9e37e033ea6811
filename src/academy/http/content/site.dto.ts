import { IsIn, IsOptional } from 'class-validator';
import { AUDIENCES, type Audience } from '#domain/academy/content/content.words';
import { IsLine, MayBeLeftOut } from '#platform/http/rules';
import { AreSiteLocales, IsSiteLocale, IsSlug } from './content.rules.js';

export class OpenSiteDto {
  /** Its part of the address; as soon as the site is public, nobody else's. */
  @IsSlug(60)
  slug!: string;

  @IsLine(200)
  title!: string;

  @IsOptional()
  @IsLine(300)
  tagline: string | null = null;

  /** What is shown of a page or post that is not there in the language asked for: one of the locales. */
  @IsSiteLocale()
  defaultLocale!: string;

  @AreSiteLocales()
  locales!: string[];

  @IsIn(AUDIENCES)
  audience: Audience = 'members';
}

/** What is left out stays as it is. */
export class ChangeSiteDto {
  @MayBeLeftOut()
  @IsSlug(60)
  slug?: string;

  @MayBeLeftOut()
  @IsLine(200)
  title?: string;

  @IsOptional()
  @IsLine(300)
  tagline?: string | null;

  @MayBeLeftOut()
  @IsSiteLocale()
  defaultLocale?: string;

  @MayBeLeftOut()
  @AreSiteLocales()
  locales?: string[];

  @MayBeLeftOut()
  @IsIn(AUDIENCES)
  audience?: Audience;
}
