import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { renderMarkdown } from '#platform/markdown/render-markdown';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { CourseItemView, selectItem } from './outline.view.js';
import { isOpenTo, sightOf } from './sight.js';

export class GetCourseItemQuery extends Query<CourseItemView> {
  constructor(
    readonly itemId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectItem} where i.id = $1::uuid and ${isOpenTo('$2')}`);

@QueryHandler(GetCourseItemQuery)
export class GetCourseItemHandler implements IQueryHandler<GetCourseItemQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseItemNotFound */
  async execute({ itemId, actor }: GetCourseItemQuery): Promise<CourseItemView> {
    const [found] = await this.reader.rows<CourseItemView>(actor, byId, [itemId, sightOf(actor)]);
    if (!found) throw new CourseItemNotFound();
    const { markdown } = found;
    return { ...found, html: markdown === null ? null : renderMarkdown(markdown) };
  }
}
