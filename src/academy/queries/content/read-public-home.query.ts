import { Inject } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Cache } from '#platform/cache/cache';
import { CursorInvalid } from '#platform/http/errors';
import { ListPublishedContentQuery } from './list-published-content.query.js';
import { visitorOf, type PublicHome, type PublicSite } from './public-site.view.js';

/** What a visitor sees first. Null: there is no such page of posts. */
export class ReadPublicHomeQuery extends Query<PublicHome | null> {
  constructor(
    readonly site: PublicSite,
    readonly locale: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}

/** What is published, taken back or named otherwise evicts it: this bounds what an eviction that got lost may do. */
const TTL_SECONDS = 300;
const POSTS = 20;
const PAGES = 50;

@QueryHandler(ReadPublicHomeQuery)
export class ReadPublicHomeHandler implements IQueryHandler<ReadPublicHomeQuery> {
  constructor(
    private readonly queries: QueryBus,
    @Inject(Cache) private readonly cache: Cache,
  ) {}

  async execute({ site, locale, after }: ReadPublicHomeQuery): Promise<PublicHome | null> {
    const entry = {
      scope: site.schoolId,
      key: `public home ${locale} ${after ?? ''}`,
      ttlSeconds: TTL_SECONDS,
      tags: [`content:${site.schoolId}`], // evicted by src/academy/events/content
    };
    try {
      return await this.cache.wrap(entry, () => this.load(site, locale, after));
    } catch (error) {
      if (error instanceof CursorInvalid) return null;
      throw error;
    }
  }

  private async load(site: PublicSite, locale: string, after: string | undefined): Promise<PublicHome> {
    const newest = { kind: 'post', sort: '-publishedAt', limit: POSTS, locale, after } as const;
    const byTitle = { kind: 'page', sort: 'title', limit: PAGES, locale } as const;
    const visitor = visitorOf(site);
    const [posts, pages] = await Promise.all([
      this.queries.execute(new ListPublishedContentQuery(newest, visitor)),
      this.queries.execute(new ListPublishedContentQuery(byTitle, visitor)),
    ]);
    return { posts: posts.items, pages: pages.items, ...(posts.next && { next: posts.next }) };
  }
}
