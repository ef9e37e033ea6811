import { applyDecorators, Controller, Get, Header, Headers, Param, Query, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { localeFor } from '#domain/kernel/languages';
import { Public } from '#platform/auth/decorators';
import { publicUrl, Settings } from '#platform/config/settings';
import { AlsoAnswers } from '#platform/http/also-answers';
import { AnswersFile } from '#platform/http/media';
import { AnswersHeaders, TakesHeaders } from '#platform/http/said-headers';
import { foundOrUnchanged, notThere, type TextAsked, type TextReply } from '#platform/http/tagged-text';
import { wishesOf } from '#platform/http/wishes';
import { FindPublicSiteQuery } from '../../queries/content/find-public-site.query.js';
import { ListPublicAddressesQuery } from '../../queries/content/list-public-addresses.query.js';
import type { PublicSite } from '../../queries/content/public-site.view.js';
import { ReadPublicEntryQuery } from '../../queries/content/read-public-entry.query.js';
import { ReadPublicHomeQuery } from '../../queries/content/read-public-home.query.js';
import { OlderPostsQuery } from './public-site.dto.js';
import { atomFeed } from './public-site.feed.js';
import { entryPage, homePage, missingPage, type PageOf } from './public-site.page.js';
import { siteMap } from './public-site.sitemap.js';
import { SITE_POLICY } from './public-site.style.js';

/** Asked for again each time and sent when it is another: what is taken back is gone at once. */
const PublicPage = (mediaType: string) =>
  applyDecorators(
    AnswersFile(mediaType),
    AlsoAnswers(304, 404),
    TakesHeaders('If-None-Match'),
    AnswersHeaders('ETag'),
    Header('content-security-policy', SITE_POLICY),
    Header('cache-control', 'public, no-cache'),
  );

const HTML = 'text/html';
const ATOM = 'application/atom+xml';
const XML = 'application/xml';

/** What schools publish to everybody, as pages: no sign-in, no script. */
@Controller('sites')
@Public()
export class PublicSiteController {
  private readonly origin: string;

  constructor(
    private readonly queries: QueryBus,
    settings: Settings,
  ) {
    this.origin = publicUrl(settings);
  }

  /** The start page of a site: its posts, the newest first, and its pages. */
  @Get(':siteSlug')
  @PublicPage(HTML)
  async readPublicSite(
    @Param('siteSlug') siteSlug: string,
    @Query() { after }: OlderPostsQuery,
    @Headers() asked: TextAsked,
    @Res({ passthrough: true }) reply: TextReply,
  ): Promise<StreamableFile | undefined> {
    const site = await this.find(siteSlug);
    return this.show({ site, locale: site?.defaultLocale, after }, asked, reply);
  }

  /** The newest posts of a site in its own language, for feed readers (Atom, RFC 4287). */
  @Get(':siteSlug/feed.atom')
  @PublicPage(ATOM)
  async readPublicFeed(
    @Param('siteSlug') siteSlug: string,
    @Headers() asked: TextAsked,
    @Res({ passthrough: true }) reply: TextReply,
  ): Promise<StreamableFile | undefined> {
    const site = await this.find(siteSlug);
    if (!site) return notThere(reply, '', ATOM);
    const home = await this.queries.execute(new ReadPublicHomeQuery(site, site.defaultLocale, undefined));
    const text = atomFeed(this.pageOf(site, site.defaultLocale), home!);
    return foundOrUnchanged(reply, asked, text, ATOM);
  }

  /** Where all is that a site has published, for search engines (sitemaps.org). */
  @Get(':siteSlug/sitemap.xml')
  @PublicPage(XML)
  async readPublicAddresses(
    @Param('siteSlug') siteSlug: string,
    @Headers() asked: TextAsked,
    @Res({ passthrough: true }) reply: TextReply,
  ): Promise<StreamableFile | undefined> {
    const site = await this.find(siteSlug);
    if (!site) return notThere(reply, '', XML);
    const addresses = await this.queries.execute(new ListPublicAddressesQuery(site));
    return foundOrUnchanged(reply, asked, siteMap({ site, origin: this.origin }, addresses), XML);
  }

  /** A page or a post in the language of the site; or its start page in another one. */
  @Get(':siteSlug/:contentSlug')
  @PublicPage(HTML)
  async readPublicEntry(
    @Param('siteSlug') siteSlug: string,
    @Param('contentSlug') slug: string,
    @Query() { after }: OlderPostsQuery,
    @Headers() asked: TextAsked,
    @Res({ passthrough: true }) reply: TextReply,
  ): Promise<StreamableFile | undefined> {
    const site = await this.find(siteSlug);
    const isLocale = site?.locales.includes(slug) ?? false;
    const wanted = isLocale ? { locale: slug, after } : { locale: site?.defaultLocale, slug };
    return this.show({ site, ...wanted }, asked, reply);
  }

  /** A page or a post in another language; what is not there in it is shown in the site's own. */
  @Get(':siteSlug/:locale/:contentSlug')
  @PublicPage(HTML)
  async readPublicTranslation(
    @Param('siteSlug') siteSlug: string,
    @Param('locale') locale: string,
    @Param('contentSlug') slug: string,
    @Headers() asked: TextAsked,
    @Res({ passthrough: true }) reply: TextReply,
  ): Promise<StreamableFile | undefined> {
    const site = await this.find(siteSlug);
    const spoken = site?.locales.includes(locale) ? locale : undefined;
    return this.show({ site, locale: spoken, slug }, asked, reply);
  }

  private find(slug: string): Promise<PublicSite | null> {
    return this.queries.execute(new FindPublicSiteQuery(slug));
  }

  private async show(
    wanted: Wanted,
    asked: TextAsked,
    reply: TextReply,
  ): Promise<StreamableFile | undefined> {
    const page = await this.pageFor(wanted);
    if (page !== null) return foundOrUnchanged(reply, asked, page, HTML);
    const language = wanted.site?.defaultLocale ?? readable(asked['accept-language']);
    return notThere(reply, missingPage(language, wanted.site ?? undefined), HTML);
  }

  private async pageFor({ site, locale, slug, after }: Wanted): Promise<string | null> {
    if (!site || locale === undefined) return null;
    const of = this.pageOf(site, locale);
    if (slug === undefined) {
      const home = await this.queries.execute(new ReadPublicHomeQuery(site, locale, after));
      return home && homePage(of, home, after === undefined);
    }
    const found = await this.queries.execute(new ReadPublicEntryQuery(site, locale, slug));
    return found && entryPage(of, found);
  }

  private pageOf(site: PublicSite, locale: string): PageOf {
    return { site, locale, origin: this.origin };
  }
}

interface Wanted {
  readonly site: PublicSite | null;
  /** Undefined: the site does not have it. */
  readonly locale: string | undefined;
  /** Undefined: the start page. */
  readonly slug?: string;
  readonly after?: string | undefined;
}

/** The first language that is written here; a wish that is no locale would not be read by `Intl` either. */
function readable(languages: string | undefined): string {
  return localeFor(...wishesOf(languages).filter((wish) => /^[a-z]{2}(-[a-z]{2})?$/.test(wish)));
}
