import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Cache } from '#platform/cache/cache';
import { instant } from '#platform/persistence/instant.sql';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { visitorOf, type PublicSite } from './public-site.view.js';

/** Where something can be read, and since when it says what it says. */
export interface PublicAddress {
  readonly slug: string;
  readonly locale: string;
  readonly updatedAt: string;
}

/** All that a public site has published, in each language, the newest first: as many as a sitemap may name. */
export class ListPublicAddressesQuery extends Query<PublicAddress[]> {
  constructor(readonly site: PublicSite) {
    super();
  }
}

/** Of one file, by the protocol (sitemaps.org). */
const MOST = 50_000;

const list = prepared(`
  select e.slug, v.locale, ${instant('v.published_at')} as "updatedAt"
  from academy.versions v join academy.entries e on e.school_id = v.school_id and e.id = v.entry_id
  where v.state = 'published' order by v.appeared_at desc, v.id desc limit ${MOST}`);

/** What is published or taken back evicts it: this bounds what an eviction that got lost may do. */
const TTL_SECONDS = 300;

@QueryHandler(ListPublicAddressesQuery)
export class ListPublicAddressesHandler implements IQueryHandler<ListPublicAddressesQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(Cache) private readonly cache: Cache,
  ) {}

  execute({ site }: ListPublicAddressesQuery): Promise<PublicAddress[]> {
    const entry = {
      scope: site.schoolId,
      key: 'public addresses',
      ttlSeconds: TTL_SECONDS,
      tags: [`content:${site.schoolId}`], // evicted by src/academy/events/content
    };
    return this.cache.wrap(entry, () => this.reader.rows<PublicAddress>(visitorOf(site), list));
  }
}
