import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import { SiteNotFound } from '#domain/academy/content/content.errors';
import { Cache } from '#platform/cache/cache';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { visitorOf, type PublicSite } from './public-site.view.js';

/** By its part of the address. Null: there is no public site at it. */
export class FindPublicSiteQuery extends Query<PublicSite | null> {
  constructor(readonly slug: string) {
    super();
  }
}

const school = prepared(`select academy.school_of_site($1) as "schoolId"`);
const site = prepared(`
  select s.id, s.school_id as "schoolId", s.slug, s.title, s.tagline, s.default_locale as "defaultLocale", s.locales,
    o.time_zone as "timeZone"
  from academy.sites s join identity_api.schools_v1 o on o.school_id = s.school_id where s.audience = 'public'`);

const SLUG = /^[a-z0-9-]{3,60}$/;
/** A school that is closed has no public site any more, which is no event of ours. */
const TTL_SECONDS = 60;

@QueryHandler(FindPublicSiteQuery)
export class FindPublicSiteHandler implements IQueryHandler<FindPublicSiteQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(Cache) private readonly cache: Cache,
  ) {}

  async execute({ slug }: FindPublicSiteQuery): Promise<PublicSite | null> {
    if (!SLUG.test(slug)) return null;
    const tags = [`site:${slug}`]; // evicted by src/academy/events/content
    const entry = { scope: 'public', key: `site ${slug}`, ttlSeconds: TTL_SECONDS, tags };
    try {
      return await this.cache.wrap(entry, () => this.load(slug));
    } catch (error) {
      if (error instanceof SiteNotFound) return null; // not kept: anybody can think of any number of them
      throw error;
    }
  }

  private async load(slug: string): Promise<PublicSite> {
    const [owner] = await this.reader.rows<{ schoolId: string | null }>(anonymous, school, [slug]);
    if (!owner?.schoolId) throw new SiteNotFound();
    const visitor = visitorOf({ schoolId: owner.schoolId });
    const [found] = await this.reader.rows<PublicSite>(visitor, site);
    if (!found) throw new SiteNotFound();
    return found;
  }
}
