import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { EntryNotFound } from '#domain/academy/content/content.errors';
import { renderMarkdown } from '#platform/markdown/render-markdown';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { PublishedContentView, selectPublished } from './published-content.view.js';
import { shownIn } from './sight.js';

/** A published page or post by its part of the address. */
export class GetPublishedContentQuery extends Query<PublishedContentView> {
  constructor(
    readonly slug: string,
    readonly locale: string | null,
    readonly actor: Actor,
  ) {
    super();
  }
}

const bySlug = prepared(`${selectPublished} where e.slug = $1 and ${shownIn('$2')}`);

@QueryHandler(GetPublishedContentQuery)
export class GetPublishedContentHandler implements IQueryHandler<GetPublishedContentQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws EntryNotFound */
  async execute({ slug, locale, actor }: GetPublishedContentQuery): Promise<PublishedContentView> {
    const [found] = await this.reader.rows<Omit<PublishedContentView, 'html'>>(actor, bySlug, [slug, locale]);
    if (!found) throw new EntryNotFound();
    return { ...found, html: renderMarkdown(found.markdown) };
  }
}
