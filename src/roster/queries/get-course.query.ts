import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseNotFound } from '#domain/roster/course.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectCourse, CourseView } from './course.view.js';

export class GetCourseQuery extends Query<CourseView> {
  constructor(
    readonly courseId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectCourse} where c.id = $1::uuid`);

@QueryHandler(GetCourseQuery)
export class GetCourseHandler implements IQueryHandler<GetCourseQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseNotFound */
  async execute({ courseId, actor }: GetCourseQuery): Promise<CourseView> {
    const [found] = await this.reader.rows<CourseView>(actor, byId, [courseId]);
    if (!found) throw new CourseNotFound();
    return found;
  }
}
