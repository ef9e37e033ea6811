import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import type { GradingSchemeView } from './gradebook.view.js';
import { isOpenTo, sightOf } from './sight.js';

/** How the results of a run become one, for its authors. */
export class GetGradingSchemeQuery extends Query<GradingSchemeView> {
  constructor(
    readonly runId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const ofRun = prepared(`
  select r.id as "runId", coalesce(g.categories, '[]') as categories, coalesce(g.excluded, '{}')::text[] as excluded,
    coalesce(g.version, 1) as version
  from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  left join learning.grading_schemes g on g.school_id = r.school_id and g.id = r.id
  where r.id = $1::uuid and ${isOpenTo('$2')}`);

@QueryHandler(GetGradingSchemeQuery)
export class GetGradingSchemeHandler implements IQueryHandler<GetGradingSchemeQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseRunNotFound */
  async execute({ runId, actor }: GetGradingSchemeQuery): Promise<GradingSchemeView> {
    const [found] = await this.reader.rows<GradingSchemeView>(actor, ofRun, [runId, sightOf(actor)]);
    if (!found) throw new CourseRunNotFound();
    return found;
  }
}
