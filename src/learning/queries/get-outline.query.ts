import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { moduleJson, OutlineView } from './outline.view.js';
import { isOpenTo, learnsThere, sightOf } from './sight.js';

/** The outline: to its authors drafts included, to its learners what is published (B10). */
export class GetOutlineQuery extends Query<OutlineView> {
  constructor(
    readonly runId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const open = isOpenTo('$2');

const ofRun = prepared(`
  select r.id as "runId", r.course_id as "courseId", case when ${open} then r.completion end as completion,
    (select coalesce(json_agg(${moduleJson(open)} order by m.position), '[]') from learning.modules m
      where m.school_id = r.school_id and m.run_id = r.id and (${open} or exists (
        select from learning.items p where p.school_id = m.school_id and p.run_id = m.run_id and p.module_id = m.id
          and p.state = 'published'))) as modules
  from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where r.id = $1::uuid and (${open} or ${learnsThere})`);

@QueryHandler(GetOutlineQuery)
export class GetOutlineHandler implements IQueryHandler<GetOutlineQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseRunNotFound */
  async execute({ runId, actor }: GetOutlineQuery): Promise<OutlineView> {
    const [found] = await this.reader.rows<OutlineView>(actor, ofRun, [runId, sightOf(actor)]);
    if (!found) throw new CourseRunNotFound();
    return found;
  }
}
