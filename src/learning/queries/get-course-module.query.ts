import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseModuleNotFound } from '#domain/learning/outline/outline.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { CourseModuleView, moduleJson } from './outline.view.js';
import { isOpenTo, sightOf } from './sight.js';

export class GetCourseModuleQuery extends Query<CourseModuleView> {
  constructor(
    readonly moduleId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const open = isOpenTo('$2');

const byId = prepared(`
  select ${moduleJson(open)} as module from learning.modules m
  join learning.runs r on r.school_id = m.school_id and r.id = m.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where m.id = $1::uuid and ${open}`);

@QueryHandler(GetCourseModuleQuery)
export class GetCourseModuleHandler implements IQueryHandler<GetCourseModuleQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseModuleNotFound */
  async execute({ moduleId, actor }: GetCourseModuleQuery): Promise<CourseModuleView> {
    const [found] = await this.reader.rows<{ module: CourseModuleView }>(actor, byId, [
      moduleId,
      sightOf(actor),
    ]);
    if (!found) throw new CourseModuleNotFound();
    return found.module;
  }
}
