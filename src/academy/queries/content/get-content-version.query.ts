import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { VersionNotFound } from '#domain/academy/content/content.errors';
import { renderMarkdown } from '#platform/markdown/render-markdown';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ContentVersionView, selectVersion } from './content-version.view.js';
import { openTo, sightOf } from './sight.js';

export class GetContentVersionQuery extends Query<ContentVersionView> {
  constructor(
    readonly versionId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectVersion} where v.id = $1::uuid and ${openTo('$2')}`);

@QueryHandler(GetContentVersionQuery)
export class GetContentVersionHandler implements IQueryHandler<GetContentVersionQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws VersionNotFound */
  async execute({ versionId, actor }: GetContentVersionQuery): Promise<ContentVersionView> {
    const values = [versionId, sightOf(actor)];
    const [found] = await this.reader.rows<Omit<ContentVersionView, 'html'>>(actor, byId, values);
    if (!found) throw new VersionNotFound();
    return { ...found, html: renderMarkdown(found.markdown) };
  }
}
