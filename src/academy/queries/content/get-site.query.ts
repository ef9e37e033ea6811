import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SiteNotFound } from '#domain/academy/content/content.errors';
import { publicUrl, Settings } from '#platform/config/settings';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectSite, SiteView } from './site.view.js';

export class GetSiteQuery extends Query<SiteView> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const select = prepared(selectSite);

@QueryHandler(GetSiteQuery)
export class GetSiteHandler implements IQueryHandler<GetSiteQuery> {
  constructor(
    private readonly reader: TenantReader,
    private readonly settings: Settings,
  ) {}

  /** @throws SiteNotFound */
  async execute({ actor }: GetSiteQuery): Promise<SiteView> {
    const [site] = await this.reader.rows<Omit<SiteView, 'url'>>(actor, select);
    if (!site) throw new SiteNotFound();
    const isPublic = site.audience === 'public';
    return { ...site, url: isPublic ? `${publicUrl(this.settings)}/sites/${site.slug}` : null };
  }
}
