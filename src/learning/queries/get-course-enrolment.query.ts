import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseEnrolmentNotFound } from '#domain/learning/enrolment/enrolment.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { CourseEnrolmentView, enrolmentSeenWith, selectEnrolment } from './course-enrolment.view.js';
import { sightOf } from './sight.js';

export class GetCourseEnrolmentQuery extends Query<CourseEnrolmentView> {
  constructor(
    readonly enrolmentId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectEnrolment} where e.id = $1::uuid and ${enrolmentSeenWith('$2')}`);

@QueryHandler(GetCourseEnrolmentQuery)
export class GetCourseEnrolmentHandler implements IQueryHandler<GetCourseEnrolmentQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseEnrolmentNotFound */
  async execute({ enrolmentId, actor }: GetCourseEnrolmentQuery): Promise<CourseEnrolmentView> {
    const values = [enrolmentId, sightOf(actor)];
    const [found] = await this.reader.rows<CourseEnrolmentView>(actor, byId, values);
    if (!found) throw new CourseEnrolmentNotFound();
    return found;
  }
}
