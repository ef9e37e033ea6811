import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { CourseRunView, selectRun } from './course-run.view.js';
import { runSeenWith, sightOf } from './sight.js';

export class GetCourseRunQuery extends Query<CourseRunView> {
  constructor(
    readonly runId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectRun} where r.id = $1::uuid and ${runSeenWith('$2')}`);

@QueryHandler(GetCourseRunQuery)
export class GetCourseRunHandler implements IQueryHandler<GetCourseRunQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseRunNotFound */
  async execute({ runId, actor }: GetCourseRunQuery): Promise<CourseRunView> {
    const [found] = await this.reader.rows<CourseRunView>(actor, byId, [runId, sightOf(actor)]);
    if (!found) throw new CourseRunNotFound();
    return found;
  }
}
