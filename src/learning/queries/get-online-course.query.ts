import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { OnlineCourseNotFound } from '#domain/learning/course.errors';
import { renderMarkdown } from '#platform/markdown/render-markdown';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { OnlineCourseView, selectCourse } from './online-course.view.js';
import { courseSeenWith, sightOf } from './sight.js';

export class GetOnlineCourseQuery extends Query<OnlineCourseView> {
  constructor(
    readonly courseId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectCourse} where c.id = $1::uuid and ${courseSeenWith('$2')}`);

@QueryHandler(GetOnlineCourseQuery)
export class GetOnlineCourseHandler implements IQueryHandler<GetOnlineCourseQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws OnlineCourseNotFound */
  async execute({ courseId, actor }: GetOnlineCourseQuery): Promise<OnlineCourseView> {
    const [found] = await this.reader.rows<OnlineCourseView>(actor, byId, [courseId, sightOf(actor)]);
    if (!found) throw new OnlineCourseNotFound();
    const { description } = found;
    return { ...found, descriptionHtml: description === null ? null : renderMarkdown(description) };
  }
}
