import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseEnrolmentNotFound } from '#domain/learning/enrolment/enrolment.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { CourseEnrolmentView, enrolmentSeenWith, isMyOwn, selectEnrolment } from './course-enrolment.view.js';
import { isOpenTo, sightOf } from './sight.js';

export class GetCourseEnrolmentQuery extends Query<CourseEnrolmentView> {
  constructor(
    readonly enrolmentId: string,
    readonly actor: Actor,
    /** `own`: of the learners nobody but the reader, so that guardians find none. */
    readonly of: 'own' | 'cared for' = 'cared for',
  ) {
    super();
  }
}

const byId = `${selectEnrolment} where e.id = $1::uuid and ${enrolmentSeenWith('$2')}`;
const STATEMENTS = {
  own: prepared(`${byId} and (${isOpenTo('$2')} or ${isMyOwn})`),
  'cared for': prepared(byId),
};

@QueryHandler(GetCourseEnrolmentQuery)
export class GetCourseEnrolmentHandler implements IQueryHandler<GetCourseEnrolmentQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseEnrolmentNotFound */
  async execute({ enrolmentId, actor, of }: GetCourseEnrolmentQuery): Promise<CourseEnrolmentView> {
    const values = [enrolmentId, sightOf(actor)];
    const [found] = await this.reader.rows<CourseEnrolmentView>(actor, STATEMENTS[of], values);
    if (!found) throw new CourseEnrolmentNotFound();
    return found;
  }
}
