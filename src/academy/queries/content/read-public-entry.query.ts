import { Inject } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EntryNotFound } from '#domain/academy/content/content.errors';
import { Cache } from '#platform/cache/cache';
import { GetPublishedContentQuery } from './get-published-content.query.js';
import { visitorOf, type PublicEntry, type PublicSite } from './public-site.view.js';
import { ReadPublicHomeQuery } from './read-public-home.query.js';

/** A page or post as a visitor reads it. Null: nothing is published at this address. */
export class ReadPublicEntryQuery extends Query<PublicEntry | null> {
  constructor(
    readonly site: PublicSite,
    readonly locale: string,
    readonly slug: string,
  ) {
    super();
  }
}

/** What is published, taken back or named otherwise evicts it: this bounds what an eviction that got lost may do. */
const TTL_SECONDS = 300;
const SLUG = /^[a-z0-9-]{3,100}$/;

@QueryHandler(ReadPublicEntryQuery)
export class ReadPublicEntryHandler implements IQueryHandler<ReadPublicEntryQuery> {
  constructor(
    private readonly queries: QueryBus,
    @Inject(Cache) private readonly cache: Cache,
  ) {}

  async execute({ site, locale, slug }: ReadPublicEntryQuery): Promise<PublicEntry | null> {
    if (!SLUG.test(slug)) return null;
    const kept = {
      scope: site.schoolId,
      key: `public entry ${locale} ${slug}`,
      ttlSeconds: TTL_SECONDS,
      tags: [`content:${site.schoolId}`], // evicted by src/academy/events/content
    };
    const home = await this.queries.execute(new ReadPublicHomeQuery(site, locale, undefined));
    try {
      const read = new GetPublishedContentQuery(slug, locale, visitorOf(site));
      const entry = await this.cache.wrap(kept, () => this.queries.execute(read));
      return { entry, pages: home!.pages };
    } catch (error) {
      if (error instanceof EntryNotFound) return null; // not kept: anybody can think of any number of them
      throw error;
    }
  }
}
